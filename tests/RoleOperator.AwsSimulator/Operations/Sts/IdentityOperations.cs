using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Protocol;

namespace RoleOperator.AwsSimulator.Operations.Sts;

/// <summary>Who am I, whose is this key, and temporary keys for oneself.</summary>
public static class IdentityOperations
{
    /// <summary>GetCallerIdentity: needs no permission and cannot be denied.</summary>
    public static JsonObject GetCallerIdentity(Call call) =>
        new() { ["UserId"] = call.Caller.UserId, ["Account"] = call.Caller.AccountId, ["Arn"] = call.Caller.Arn };

    /// <summary>GetAccessKeyInfo.</summary>
    public static JsonObject GetAccessKeyInfo(Call call)
    {
        var key = call.Text("AccessKeyId");
        return call.World.Keyring.Find(key) is { } credential
            ? new JsonObject { ["Account"] = credential.Caller.AccountId }
            : throw new AwsErrorException("ValidationError", $"Invalid AccessKeyId: {key}", 400);
    }

    /// <summary>GetSessionToken: for users, without MFA; such keys do for EC2 and STS, and not for IAM.</summary>
    public static JsonObject GetSessionToken(Call call)
    {
        if (call.OptionalText("SerialNumber") is not null)
            throw new AwsErrorException("AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code. ", 403);
        if (call.Caller.RoleName is not null || call.Caller.IsUserSession)
            throw new AwsErrorException("AccessDenied", "Cannot call GetSessionToken with session credentials", 403);
        var seconds = call.Number("DurationSeconds") ?? (call.Caller.IsRoot ? 3600 : 43200);
        return new JsonObject { ["Credentials"] = Sessions.Issue(call, call.Caller with { IsUserSession = true }, seconds) };
    }
}
