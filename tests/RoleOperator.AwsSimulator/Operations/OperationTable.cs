using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Operations.Ec2;
using RoleOperator.AwsSimulator.Operations.Iam;
using RoleOperator.AwsSimulator.Operations.Sts;

namespace RoleOperator.AwsSimulator.Operations;

/// <summary>What the simulator can do: a handler for each operation. A handler is atomic: it throws before it has changed anything, or succeeds.</summary>
public static class OperationTable
{
    /// <summary>Handlers by action, such as iam:CreateRole. An action that is missing is answered with NotImplemented, never with a guess.</summary>
    public static IReadOnlyDictionary<string, Func<Call, JsonObject>> Handlers { get; } =
        IamHandlers.All.Concat(StsHandlers.All).Concat(Ec2Handlers.All).ToDictionary(StringComparer.Ordinal);
}
