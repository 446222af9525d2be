using System.Text.Json.Nodes;

namespace RoleOperator.AwsSimulator.Operations.Ec2;

/// <summary>The operations of ec2.</summary>
public static class Ec2Handlers
{
    /// <summary>Handlers by action.</summary>
    public static IReadOnlyDictionary<string, Func<Call, JsonObject>> All { get; } = new Dictionary<string, Func<Call, JsonObject>>(StringComparer.Ordinal)
    {
    };
}
