using System.Text.Json;
using k8s.Autorest;
using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Fault.Tests.Faults;

/// <summary>A user who edits the descriptions of some roles, and does each edit again until the API server has accepted it.</summary>
public sealed class EditLoad(Cluster cluster, string ns, int roles)
{
    private int accepted;
    private int counter;

    /// <summary>Edits that were accepted so far.</summary>
    public int Accepted => Volatile.Read(ref accepted);

    /// <summary>The last accepted description of each role.</summary>
    public Dictionary<string, string> Last { get; } = [];

    /// <summary>Edits each role once.</summary>
    public async Task RoundAsync()
    {
        for (var role = 0; role < roles; role++)
        {
            var (name, description) = ($"role-{role}", $"edit {++counter}");
            await FaultWorld.Unattended.SeeAsync($"{description} of {name} is accepted", () => TryApplyAsync(name, description), taken => taken);
            Last[name] = description;
            Interlocked.Increment(ref accepted);
        }
    }

    private async Task<bool> TryApplyAsync(string name, string description)
    {
        try
        {
            await cluster.ApplyAsync(ResourceKind.Role, ns, name, Specs.Role(description));
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or HttpOperationException or OperationCanceledException or IOException or JsonException)
        {
            return false;
        }
    }
}
