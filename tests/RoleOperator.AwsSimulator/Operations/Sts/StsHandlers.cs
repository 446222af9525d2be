using System.Text.Json.Nodes;

namespace RoleOperator.AwsSimulator.Operations.Sts;

/// <summary>The operations of sts.</summary>
public static class StsHandlers
{
    /// <summary>Handlers by action.</summary>
    public static IReadOnlyDictionary<string, Func<Call, JsonObject>> All { get; } = new Dictionary<string, Func<Call, JsonObject>>(StringComparer.Ordinal)
    {
    };
}
