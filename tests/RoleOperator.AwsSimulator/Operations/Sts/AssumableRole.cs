using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Sts;

/// <summary>A role that somebody wants to assume, found by its ARN. Here, unlike in IAM, the case of the name counts.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Role">The role, as STS sees it.</param>
public sealed record AssumableRole(Account Account, Role Role)
{
    /// <summary>Its ARN.</summary>
    public string Arn => Account.Arn("role", Role.Path, Role.Name);

    /// <summary>Finds the role of a RoleArn; null where STS sees none, which it says no differently than that it may not be assumed.</summary>
    /// <exception cref="AwsErrorException">ValidationError: it is not the ARN of a role.</exception>
    public static AssumableRole? Find(Call call)
    {
        var arn = call.Text("RoleArn");
        if (arn.Split(':', 6) is not ["arn", { Length: > 0 }, "iam", "", { Length: 12 } id, ['r', 'o', 'l', 'e', '/', ..]])
            throw new AwsErrorException("ValidationError", $"{arn} is invalid", 400);
        return call.World.FindAccount(id) is { } account &&
            call.World.See(account.Roles, arn[(arn.LastIndexOf('/') + 1)..], Reader.Sts) is { } role &&
            new AssumableRole(account, role) is var found && found.Arn == arn
                ? found
                : null;
    }

    /// <summary>The length of a session, in seconds.</summary>
    /// <param name="call">Its DurationSeconds; an hour where it has none.</param>
    /// <param name="chained">True where the caller is itself a session of a role.</param>
    /// <exception cref="AwsErrorException">ValidationError: longer than the role, or a chain, allows.</exception>
    public int Duration(Call call, bool chained)
    {
        var seconds = call.Number("DurationSeconds") ?? 3600;
        if (chained && seconds > 3600)
            throw new AwsErrorException(
                "ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.", 400);
        return seconds <= Role.MaxSessionDuration
            ? seconds
            : throw new AwsErrorException("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.", 400);
    }
}
