using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Integration.Tests.Worlds;

/// <summary>A world whose operator works in two namespaces, with the rights that the chart gives it there and nowhere else.</summary>
public sealed class NamespacedWorld : IAsyncLifetime
{
    public const string Shop = "shop";
    public const string Ops = "ops";

    private static readonly string[] Arguments = ["--namespaces", Shop, Ops];

    public World World { get; } = new() { OperatorArguments = Arguments, ChartValues = $"namespaces: [{Shop}, {Ops}]", TakesRightsAway = true };

    /// <summary>One more operator, which the caller disposes of.</summary>
    public OperatorProcess NewOperator(params string[] arguments) =>
        World.NewOperator(World.Proxy.Endpoint, ["--leader-elect", "false", .. Arguments, .. arguments]);

    /// <summary>Takes the operator's rights in <see cref="Ops"/> away, as a deleted namespace does with the binding in it.</summary>
    /// <returns>The binding, for <see cref="RestoreAsync"/>.</returns>
    public async Task<string> RevokeAsync()
    {
        var binding = await KubectlAsync("get", "rolebindings", "--output", "name");
        await PatchAsync(binding.Trim(), "nobody");
        return binding.Trim();
    }

    /// <summary>Gives them back.</summary>
    public Task RestoreAsync(string binding) => PatchAsync(binding, "role-operator");

    public Task InitializeAsync() => World.InitializeAsync();

    public Task DisposeAsync() => World.DisposeAsync();

    private Task<string> PatchAsync(string binding, string account) =>
        KubectlAsync("patch", binding, "--type", "json", "--patch", $$"""[{"op": "replace", "path": "/subjects/0/name", "value": "{{account}}"}]""");

    private Task<string> KubectlAsync(params string[] arguments) => Kubectl.RunAsync(World.Cluster.Kubeconfig, "", [.. arguments, "--namespace", Ops]);
}
