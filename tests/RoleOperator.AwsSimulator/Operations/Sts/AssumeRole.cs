using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Authorization;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Sts;

/// <summary>AssumeRole: both the role's trust and, across accounts or where only the account is trusted, the caller's own policies must allow it.</summary>
public static class AssumeRole
{
    /// <summary>Answers the call.</summary>
    public static JsonObject Handle(Call call)
    {
        if (call.Caller.IsRoot)
            throw new AwsErrorException("AccessDenied", "Roles may not be assumed by root accounts.", 403);
        var found = AssumableRole.Find(call);
        var tags = SessionTags(call);
        Permit(call, found, "sts:AssumeRole");
        if (tags.Count > 0)
            Permit(call, found, "sts:TagSession");
        if (call.OptionalText("SourceIdentity") is not null)
            Permit(call, found, "sts:SetSourceIdentity");

        var seconds = found!.Duration(call, chained: call.Caller.RoleName is not null);
        var policies = SessionPolicies.Read(call, found.Account);
        var session = Sessions.Of(found.Account, found.Role, call.Text("RoleSessionName")) with
        {
            SessionPolicies = policies.Documents,
            SessionTags = tags,
            TransitiveTagKeys = [.. call.Caller.TransitiveTagKeys, .. call.Texts("TransitiveTagKeys")],
            SourceIdentity = call.Caller.SourceIdentity ?? call.OptionalText("SourceIdentity"),
        };
        return new JsonObject
        {
            ["Credentials"] = Sessions.Issue(call, session, seconds),
            ["AssumedRoleUser"] = Sessions.Describe(session),
            ["PackedPolicySize"] = policies.PackedSize,
            ["SourceIdentity"] = session.SourceIdentity,
        };
    }

    private static void Permit(Call call, AssumableRole? found, string action)
    {
        if (found is null || !IsPermitted(call, found, action))
            throw new AwsErrorException(
                "AccessDenied", $"User: {call.Caller.Arn} is not authorized to perform: {action} on resource: {call.Text("RoleArn")}", 403);
    }

    private static bool IsPermitted(Call call, AssumableRole found, string action)
    {
        var context = RequestContext.Of(call).With(Keys(call, found));
        var grant = Trust.ToPrincipal(found.Role, action, call.Caller, RequestContext.PrincipalArn(call.World, call.Caller), context);
        if (grant is TrustGrant.None or TrustGrant.Denied)
            return false;
        var layers = CallerPolicies.Of(call.World, call.Caller);
        if (grant == TrustGrant.ToCaller && found.Account == call.Account)
            layers = CallerPolicies.WithGrant(layers, call.Caller);
        return PolicyEvaluation.Evaluate(layers, new AccessRequest(action, found.Arn, context)).Decision == Decision.Allowed;
    }

    private static ConditionContext Keys(Call call, AssumableRole found)
    {
        var keys = new ConditionContext
        {
            { "sts:ExternalId", call.OptionalText("ExternalId") },
            { "sts:RoleSessionName", call.Text("RoleSessionName") },
            { "sts:SourceIdentity", call.OptionalText("SourceIdentity") },
            { "aws:ResourceAccount", found.Account.Id },
        };
        if (call.Texts("TransitiveTagKeys") is { Count: > 0 } transitive)
            keys.Add("sts:TransitiveTagKeys", transitive);
        foreach (var tag in found.Role.Tags)
        {
            keys.Add($"aws:ResourceTag/{tag.Key}", tag.Value);
            keys.Add($"iam:ResourceTag/{tag.Key}", tag.Value);
        }

        return keys;
    }

    // What the calling session must pass on, and what the call adds.
    private static IReadOnlyList<Tag> SessionTags(Call call)
    {
        var tags = call.Tags();
        var keys = tags.Select(tag => tag.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (keys.Count < tags.Count)
            throw new AwsErrorException("InvalidParameterValue", "Duplicate tag keys found. Please note that Tag keys are case insensitive.", 400);
        if (call.Texts("TransitiveTagKeys").Any(key => !keys.Contains(key)))
            throw new AwsErrorException("InvalidParameterValue", "The specified transitive tag key must be included in the requested tags.", 400);
        if (call.Caller.TransitiveTagKeys.Any(keys.Contains))
            throw new AwsErrorException(
                "InvalidParameterValue",
                "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
                400);
        return [.. call.Caller.SessionTags.Where(tag => call.Caller.TransitiveTagKeys.Contains(tag.Key, StringComparer.OrdinalIgnoreCase)), .. tags];
    }
}
