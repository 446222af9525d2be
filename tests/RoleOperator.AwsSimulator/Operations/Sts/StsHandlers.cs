using System.Text.Json.Nodes;

namespace RoleOperator.AwsSimulator.Operations.Sts;

/// <summary>The operations of sts.</summary>
public static class StsHandlers
{
    /// <summary>Handlers by action.</summary>
    public static IReadOnlyDictionary<string, Func<Call, JsonObject>> All { get; } = new Dictionary<string, Func<Call, JsonObject>>(StringComparer.Ordinal)
    {
        ["sts:AssumeRole"] = InEnabledRegion(AssumeRole.Handle),
        ["sts:AssumeRoleWithWebIdentity"] = AssumeRoleWithWebIdentity.Handle,
        ["sts:GetAccessKeyInfo"] = IdentityOperations.GetAccessKeyInfo,
        ["sts:GetCallerIdentity"] = IdentityOperations.GetCallerIdentity,
        ["sts:GetSessionToken"] = InEnabledRegion(IdentityOperations.GetSessionToken),
    };

    private static Func<Call, JsonObject> InEnabledRegion(Func<Call, JsonObject> handle) => call =>
        call.Account.StsDisabledIn.Contains(call.Region)
            ? throw call.Error(
                "RegionDisabledException",
                $"STS is not activated in this region for account:{call.Account.Id}. " +
                "Your account administrator can activate STS in this region using the IAM Console.")
            : handle(call);
}
