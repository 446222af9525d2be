using System.Text.Json.Nodes;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>The operations of iam.</summary>
public static class IamHandlers
{
    /// <summary>Handlers by action.</summary>
    public static IReadOnlyDictionary<string, Func<Call, JsonObject>> All { get; } = new Dictionary<string, Func<Call, JsonObject>>(StringComparer.Ordinal)
    {
        ["iam:CreateRole"] = RoleOperations.Create,
        ["iam:GetRole"] = RoleOperations.Get,
    };
}
