using Amazon.IdentityManagement;
using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Leadership.Tests.Stage;

/// <summary>
/// Work that never ends: users edit Roles, and somebody tampers with them in AWS, so that there is something to write even for a replica that hears no
/// edits any more.
/// </summary>
public sealed class Load : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource stop = new();
    private readonly Task working;

    public Load(Cluster cluster, IAmazonIdentityManagementService iam, int seed) => working = WorkAsync(cluster, iam, new Random(seed));

    public static IReadOnlyList<string> Roles { get; } = [.. Enumerable.Range(0, 8).Select(i => $"role-{i}")];

    public const string Namespace = "team";

    public static Task EditAsync(Cluster cluster, string role, int edit) => cluster.ApplyAsync(ResourceKind.Role, Namespace, role, $$"""
        description: edit {{edit}}
        trust:
          document:
            Version: "2012-10-17"
            Statement: {Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: sts:AssumeRole}
        tags: {edit: "{{edit}}"}
        """);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await working;
        stop.Dispose();
    }

    /// <summary>Both the description and a tag change: a correction takes two calls, and so has a middle.</summary>
    private static async Task TamperAsync(IAmazonIdentityManagementService iam, string role, int edit)
    {
        var name = $"{Namespace}-{role}";
        await iam.UpdateRoleAsync(new() { RoleName = name, Description = $"tampered {edit}" });
        await iam.TagRoleAsync(new() { RoleName = name, Tags = [new() { Key = "edit", Value = $"tampered {edit}" }] });
    }

    private async Task WorkAsync(Cluster cluster, IAmazonIdentityManagementService iam, Random random)
    {
        while (!stop.IsCancellationRequested)
        {
            var (role, edit) = (Roles[random.Next(Roles.Count)], random.Next());
            await (random.Next(2) == 0 ? EditAsync(cluster, role, edit) : TamperAsync(iam, role, edit));
            await Task.Delay(Pause);
        }
    }
}
