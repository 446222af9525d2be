using System.Text.RegularExpressions;
using RoleOperator.Core.Resources;
using RoleOperator.Fault.Tests.Faults;

namespace RoleOperator.Fault.Tests;

/// <summary>The operator's token ends, and a new one comes later.</summary>
[Collection(ServerFaultCollection.Name)]
public partial class TokenTests(FaultWorld world)
{
    [Fact]
    public async Task Token_ExpiredBeforeItsFileIsRenewed_OperatorGoesOnWithTheNewOne()
    {
        var tokenFile = world.PathOf("token");
        var kubeconfig = await world.WriteKubeconfigAsync("token-operator", text => Token().Replace(text, $"user: {{tokenFile: {tokenFile}}}"));
        await RestartKnowingAsync("first-token");
        await File.WriteAllTextAsync(tokenFile, "first-token");
        var ns = await world.NamespaceAsync();
        await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "orders", Specs.Role("1"));
        await using var running = world.StartOperator(kubeconfig: kubeconfig);
        await world.Cluster.ReadyAsync(ResourceKind.Role, ns, "orders");

        await RestartKnowingAsync("second-token");
        await world.Cluster.ApplyAsync(ResourceKind.Role, ns, "orders", Specs.Role("2"));
        await FaultWorld.SeeLogAsync(running, "Unauthorized");
        Assert.Equal("1", await world.DescriptionAsync($"{ns}-orders"));

        await File.WriteAllTextAsync(tokenFile, "second-token");
        await world.SeeDescriptionAsync(running, $"{ns}-orders", "2");
    }

    [GeneratedRegex(@"user: \{token: [^}]+\}")]
    private static partial Regex Token();

    private async Task RestartKnowingAsync(string token)
    {
        await world.ControlPlane.WriteTokensAsync($"{token},operator,operator,\"system:masters\"");
        await world.ControlPlane.KillApiServerAsync();
        await world.ControlPlane.StartApiServerAsync();
    }
}
