using RoleOperator.Testing;
using RoleOperator.Testing.Charts;

namespace RoleOperator.Chart.Tests.Cluster;

/// <summary>
/// The operator with the chart's command line under the chart's roles, on a real API server that writes down every request: it is refused nothing, and
/// it makes use of every verb on every resource that it is given.
/// </summary>
public sealed class PermissionTests
{
    [Theory]
    [InlineData("")]
    [InlineData("namespaces: [shop, ops]")]
    public async Task Operator_UnderTheChartsRoles_IsRefusedNothingAndNeedsAllOfThem(string values)
    {
        using var restricted = await RestrictedOperator.RenderAsync(new ChartInput($"clusterName: test\nresync: 1s\n{values}"));
        await using var controlPlane = await ControlPlane.StartAuditedAsync([restricted.TokenLine]);
        await using var moto = await Moto.StartAsync();
        await restricted.InstallAsync(controlPlane.Kubeconfig);
        await restricted.InstallDefinitionsAsync(controlPlane.Kubeconfig);
        using var users = new Users(controlPlane);
        foreach (var name in (string[])["shop", "ops"]) await users.EnsureNamespaceAsync(name);

        Assert.Equal("yes", await CanAsync(restricted.Kubeconfig, "patch", "roles.iam.roleoperator.io", "shop"));
        foreach (var asked in Beyond(isEverywhere: values.Length == 0))
            Assert.Equal(("no", string.Join(' ', asked)), (await CanAsync(restricted.Kubeconfig, asked[0], asked[1], asked[2]), string.Join(' ', asked)));

        await using (var running = OperatorProcess.Start(restricted.Kubeconfig, moto.Endpoint, [.. restricted.Arguments]))
        {
            try
            {
                foreach (var name in (string[])["shop", "ops"]) await users.MakeAllKindsAsync(name);
                await users.RepeatATroubleAsync("shop");
                await users.EditUntilAsync("shop", () => restricted.Unused(controlPlane.AuditedRequests).All(permission => permission.Verb != "get"));
                foreach (var name in (string[])["shop", "ops"]) await users.DeleteAllAsync(name);
                Assert.Equal(0, await running.StopAsync());
            }
            catch (InvalidOperationException e)
            {
                Assert.Fail($"{e.Message}\nIt was refused:\n{string.Join('\n', restricted.Forbidden(controlPlane.AuditedRequests))}\nIt said:\n{running.Tail}");
            }
        }

        var requests = controlPlane.AuditedRequests;
        Assert.Empty(restricted.Forbidden(requests));
        Assert.Empty(restricted.Unused(requests));
    }

    /// <summary>What is asked as the operator's service account, and must be denied.</summary>
    private static IEnumerable<string[]> Beyond(bool isEverywhere) =>
    [
        ["delete", "roles.iam.roleoperator.io", "shop"],
        ["update", "roles.iam.roleoperator.io", "shop"],
        ["create", "policies.iam.roleoperator.io", "shop"],
        ["get", "secrets", "iam-system"],
        ["list", "namespaces", "shop"],
        ["update", "leases.coordination.k8s.io/another", "iam-system"],
        ["get", "leases.coordination.k8s.io/role-operator", "shop"],
        .. isEverywhere ? Array.Empty<string[]>() : [["list", "roles.iam.roleoperator.io", "default"], ["create", "events.events.k8s.io", "default"]],
    ];

    private static async Task<string> CanAsync(string kubeconfig, string verb, string resource, string ns) =>
        (await Kubectl.TryAsync(kubeconfig, "", "auth", "can-i", verb, resource, "--namespace", ns)).Output.Trim();
}
