using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests;

/// <summary>A namespace of <c>--namespaces</c> in which the operator's account has no rights, as when its binding went with the namespace.</summary>
[Collection(NamespacedWorldCollection.Name)]
public sealed class RefusedNamespaceTests(NamespacedWorld namespaced)
{
    private static readonly string Spec = $"trust: {{document: {Documents.Ec2Trust}}}";
    private readonly World world = namespaced.World;

    [Fact]
    public async Task Rights_TakenAwayInOneNamespace_HoldUpNoOther_AndItsObjectsAreTakenUpWhenTheyAreBack()
    {
        await using var shop = new Team(world, NamespacedWorld.Shop);
        await using var ops = new Team(world, NamespacedWorld.Ops);
        using var probes = new Probes();
        await ops.ConvergeAsync(ResourceKind.Policy, "audit", $"document: {Documents.Allow("s3:GetObject")}", $"{WellKnown.AllowReferencesFrom}: '*'");
        await shop.ConvergeAsync(ResourceKind.Role, "orders", $"{Spec}\nmanagedPolicies: [ref: {{name: audit, namespace: {NamespacedWorld.Ops}}}]");

        var binding = await namespaced.RevokeAsync();
        await shop.ConvergeAsync(ResourceKind.Role, "running", Spec);

        await world.KillOperatorAsync();
        await ops.ApplyAsync(ResourceKind.Role, "meanwhile", Spec);
        await using (var restarted = namespaced.NewOperator(probes.Arguments))
        {
            await shop.ConvergeAsync(ResourceKind.Role, "restarted", Spec);
            var said = await probes.ReadyzAsync();
            Assert.StartsWith("200 ok\n", said, StringComparison.Ordinal);
            Assert.Contains("policies in ops cannot be read: policies.iam.roleoperator.io is forbidden", said, StringComparison.Ordinal);
            var waits = await shop.NotReadyAsync(ResourceKind.Role, "orders", "DependencyNotReady");
            Assert.Contains("Policy ops/audit cannot be seen", waits, StringComparison.Ordinal);
            Assert.Contains(ops.PolicyArn("audit"), await shop.Aws.RoleAsync(shop.AwsName("orders")), StringComparison.Ordinal);
            Assert.Null(await ops.Aws.RoleAsync(ops.AwsName("meanwhile")));

            await namespaced.RestoreAsync(binding);
            await ops.ReadyAsync(ResourceKind.Role, "meanwhile");
            await shop.ReadyAsync(ResourceKind.Role, "orders");
            await world.Eventually.SeeAsync("nothing is amiss any more", probes.ReadyzAsync, now => now == "200 ok", now => now);
            Assert.All(
                ResourceKind.All,
                kind => Assert.Single(restarted.Output, line => line.Contains($"{kind.Plural} in ops cannot be read", StringComparison.Ordinal)));
        }

        world.StartOperator();
    }
}
