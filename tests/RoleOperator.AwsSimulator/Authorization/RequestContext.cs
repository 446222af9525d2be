using System.Globalization;
using RoleOperator.AwsSimulator.Operations;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Authorization;

/// <summary>The condition keys that every request carries. Source: IAM user guide, "AWS global condition context keys".</summary>
public static class RequestContext
{
    /// <summary>The keys of a call: of the principal, of the moment, and of the tags that it sends.</summary>
    public static ConditionContext Of(Call call)
    {
        var context = OfPrincipal(call.World, call.Caller);
        context.Add("aws:CurrentTime", call.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        context.Add("aws:EpochTime", call.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        context.Add("aws:RequestedRegion", call.Region);
        // All calls come over loopback, which stands for TLS.
        context.Add("aws:SourceIp", "127.0.0.1");
        context.Add("aws:SecureTransport", "true");
        context.Add("aws:ViaAWSService", "false");

        var tags = call.Operation.Name == "RunInstances"
            ? [.. call.Structures("TagSpecifications").SelectMany(specification => Call.ReadTags(specification["Tags"]))]
            : call.Tags();
        foreach (var tag in tags)
            context.Add($"aws:RequestTag/{tag.Key}", tag.Value);
        if (tags.Count > 0)
            context.Add("aws:TagKeys", [.. tags.Select(tag => tag.Key)]);
        if (call.Texts("TagKeys") is { Count: > 0 } keys)
            context.Add("aws:TagKeys", keys);
        return context;
    }

    private static ConditionContext OfPrincipal(AwsWorld world, Caller caller)
    {
        var context = new ConditionContext
        {
            { "aws:PrincipalArn", PrincipalArn(world, caller) },
            { "aws:PrincipalAccount", caller.AccountId.Length > 0 ? caller.AccountId : null },
            { "aws:PrincipalType", PrincipalType(caller) },
            { "aws:PrincipalIsAWSService", "false" },
            { "aws:userid", caller.UserId },
            { "aws:username", caller.UserName },
            { "aws:SourceIdentity", caller.SourceIdentity },
            // Long-lived keys do not carry the key at all: Bool fails for them, and BoolIfExists holds.
            { "aws:MultiFactorAuthPresent", caller.RoleName is not null || caller.IsUserSession ? "false" : null },
        };
        foreach (var tag in PrincipalTags(world, caller))
            context.Add($"aws:PrincipalTag/{tag.Key}", tag.Value);
        foreach (var (key, value) in caller.FederatedKeys)
            context.Add(key, value);
        return context;
    }

    /// <summary>The ARN of a caller as aws:PrincipalArn shows it: a session's role, not the session.</summary>
    public static string PrincipalArn(AwsWorld world, Caller caller) =>
        caller.RoleName is { } name && world.FindAccount(caller.AccountId) is { } account
            ? account.Arn("role", account.Roles.Find(name)?.Path ?? "/", name)
            : caller.Arn;

    private static string PrincipalType(Caller caller) => caller switch
    {
        { RoleName: not null } => "AssumedRole",
        { UserName: not null } => "User",
        { IsRoot: true } => "Account",
        _ => "Anonymous",
    };

    // A session's tags stand above those of its role.
    private static IEnumerable<Tag> PrincipalTags(AwsWorld world, Caller caller)
    {
        var account = world.FindAccount(caller.AccountId);
        IEnumerable<Tag>? own = caller switch
        {
            { RoleName: { } role } => world.See(account!.Roles, role, Reader.Sts)?.Tags,
            { UserName: { } user } => world.See(account!.Users, user, Reader.Sts)?.Tags,
            _ => null,
        };
        return (own ?? []).Concat(caller.SessionTags);
    }
}
