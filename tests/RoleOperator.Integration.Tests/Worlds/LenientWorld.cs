using System.Text.Json.Nodes;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Integration.Tests.Worlds;

/// <summary>
/// A world whose API server takes any spec, as one does where somebody edited the CRDs or an older operator's are installed: what the schema
/// would have refused reaches the operator.
/// </summary>
public sealed class LenientWorld : IAsyncLifetime
{
    public World World { get; } = new(Loosen, MotoEnd.StartAsync);

    public Task InitializeAsync() => World.InitializeAsync();

    public Task DisposeAsync() => World.DisposeAsync();

    private static void Loosen(JsonObject crd)
    {
        foreach (var version in (JsonArray)crd["spec"]!["versions"]!)
        {
            version!["schema"]!["openAPIV3Schema"]!["properties"]!["spec"] = new JsonObject
            {
                ["type"] = "object",
                ["x-kubernetes-preserve-unknown-fields"] = true,
            };
        }
    }
}
