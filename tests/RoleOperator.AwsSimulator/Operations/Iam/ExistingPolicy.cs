using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>Finds managed policies by ARN: the account's own, and AWS's, which are everybody's and nobody's to change.</summary>
internal static class ExistingPolicy
{
    /// <summary>The policy that a read sees.</summary>
    /// <exception cref="AwsErrorException">NoSuchEntity, or InvalidInput for something that is no ARN of a policy.</exception>
    public static ManagedPolicy Seen(Call call) =>
        See(call, Arn(call)) ?? throw NotFound(call);

    /// <summary>The newest state of a policy of the account, which must be seen already.</summary>
    /// <exception cref="AwsErrorException">NoSuchEntity, InvalidInput, or AccessDenied for a policy of AWS.</exception>
    public static ManagedPolicy Own(Call call)
    {
        var seen = Seen(call);
        if (IsOfAws(call.Text("PolicyArn")))
            throw Call.Unmodelled(
                "AccessDenied", $"User: {call.Caller.Arn} is not authorized to perform: {call.Operation.Action} on resource: policy {seen.Name}", 403);
        return call.Account.Policies.Find(seen.Name) ?? throw NotFound(call);
    }

    /// <summary>A policy that can be attached or made a boundary; null where there is none.</summary>
    public static ManagedPolicy? See(Call call, string arn)
    {
        if (IsOfAws(arn))
            return AwsManagedPolicies.Find(call.Account.Partition, arn);
        var name = arn[(arn.LastIndexOf('/') + 1)..];
        return call.World.See(call.Account.Policies, name, Reader.Get) is { } policy && ArnOf(call.Account, policy) == arn ? policy : null;
    }

    /// <summary>The ARN of the call, which must be one of a policy.</summary>
    /// <exception cref="AwsErrorException">InvalidInput.</exception>
    public static string Arn(Call call, string member = "PolicyArn")
    {
        var arn = call.Text(member);
        return IsPolicyArn(arn) ? arn : throw call.Error("InvalidInput", $"ARN {arn} is not valid.");
    }

    /// <summary>Whether a text has the form of a policy's ARN.</summary>
    public static bool IsPolicyArn(string arn) =>
        arn.Split(':', 6) is ["arn", { Length: > 0 }, "iam", "", { Length: > 0 }, var rest] && rest.StartsWith("policy/", StringComparison.Ordinal)
            && rest.Length > 7;

    /// <summary>The ARN of one of AWS's policies, as accounts of a partition know it.</summary>
    public static string ArnOfAws(string partition, ManagedPolicy policy) => $"arn:{partition}:iam::aws:policy{policy.Path}{policy.Name}";

    /// <summary>The ARN of one of the account's policies.</summary>
    public static string ArnOf(Account account, ManagedPolicy policy) => account.Arn("policy", policy.Path, policy.Name);

    /// <summary>
    /// Where a policy stands in listings: the account's own first, each by name. Names are unique among the account's policies and among AWS's, and
    /// short enough for a marker; ARNs are not.
    /// </summary>
    public static string Position(string arn) => $"{(IsOfAws(arn) ? 1 : 0)}/{arn[(arn.LastIndexOf('/') + 1)..]}";

    /// <summary>What is said of a policy that is not there.</summary>
    public static AwsErrorException NotFound(Call call) => call.Error("NoSuchEntity", $"Policy {call.Text("PolicyArn")} was not found.");

    private static bool IsOfAws(string arn) => arn.Split(':', 6) is [_, _, _, _, "aws", _];
}
