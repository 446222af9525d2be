using System.Text.Json;
using k8s.Autorest;
using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Fault.Tests.Faults;

/// <summary>
/// A user who edits the descriptions of some roles, and does each edit again until the API server has accepted it. Each round also makes one role that no
/// later edit covers up, so that at the end every round shows.
/// </summary>
public sealed class EditLoad(Cluster cluster, string ns, int roles)
{
    private int accepted;
    private int counter;
    private int rounds;

    /// <summary>Edits that were accepted so far.</summary>
    public int Accepted => Volatile.Read(ref accepted);

    /// <summary>The last accepted description of each role.</summary>
    public Dictionary<string, string> Last { get; } = [];

    /// <summary>Edits each role once, and makes one that stays.</summary>
    public async Task RoundAsync()
    {
        var round = ++rounds;
        for (var role = 0; role < roles; role++)
        {
            await EditAsync($"role-{role}");
            if (role == roles / 2) await EditAsync($"round-{round}");
        }
    }

    private async Task EditAsync(string name)
    {
        var description = $"edit {++counter}";
        await FaultWorld.Unattended.SeeAsync($"{description} of {name} is accepted", () => TryApplyAsync(name, description), taken => taken);
        Last[name] = description;
        Interlocked.Increment(ref accepted);
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
