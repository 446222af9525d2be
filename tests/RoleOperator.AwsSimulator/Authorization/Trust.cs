using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Authorization;

/// <summary>What a trust policy says of a caller.</summary>
public enum TrustGrant
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It trusts the caller's account: whether the caller may is up to the caller's own policies.</summary>
    ToAccount,

    /// <summary>It names the caller, or everybody: within one account nothing else is needed.</summary>
    ToCaller,

    /// <summary>It denies.</summary>
    Denied,
}

/// <summary>Reads trust policies. Source: IAM user guide, "How to use trust policies with IAM roles" and "Cross-account policy evaluation logic".</summary>
public static class Trust
{
    /// <summary>What a role's trust policy grants to an AWS principal.</summary>
    /// <param name="role">The role that is asked for.</param>
    /// <param name="action">sts:AssumeRole, sts:TagSession or sts:SetSourceIdentity.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="principalArn">The caller's ARN; for sessions, that of the role.</param>
    /// <param name="context">What conditions look at.</param>
    public static TrustGrant ToPrincipal(Role role, string action, Caller caller, string principalArn, ConditionContext context) =>
        Strongest(role, action, context, statement => statement.Principals
            .Where(type => type.Key is "AWS" or "*")
            .SelectMany(type => type.Value)
            .Select(name => OfName(role, name, caller, principalArn))
            .DefaultIfEmpty()
            .Max());

    /// <summary>What a role's trust policy grants to who comes with a provider's token.</summary>
    /// <param name="role">The role that is asked for.</param>
    /// <param name="action">sts:AssumeRoleWithWebIdentity, say.</param>
    /// <param name="provider">The provider as a Federated principal names it: an ARN.</param>
    /// <param name="context">What conditions look at: the claims, among others.</param>
    public static TrustGrant ToProvider(Role role, string action, string provider, ConditionContext context) =>
        Strongest(role, action, context, statement =>
            statement.Principals.Any(type => type.Key == "*" || (type.Key == "Federated" && type.Value.Contains(provider)))
                ? TrustGrant.ToCaller
                : TrustGrant.None);

    private static TrustGrant Strongest(Role role, string action, ConditionContext context, Func<Statement, TrustGrant> grant)
    {
        var document = PolicyDocument.Read(role.Trust);
        return document.Statements
            .Where(statement =>
                PolicyEvaluation.Covers(statement, action) &&
                statement.Conditions.All(condition => Conditions.Holds(condition, context, document.HasVariables)))
            .Select(statement => grant(statement) is var given && given != TrustGrant.None && statement.Denies ? TrustGrant.Denied : given)
            .DefaultIfEmpty()
            .Max();
    }

    private static TrustGrant OfName(Role role, string name, Caller caller, string principalArn) =>
        name == "*" || IsSession(name, caller) || name == caller.PrincipalId || IsNow(role, name, caller, principalArn) ? TrustGrant.ToCaller
        : name == caller.AccountId || IsRootOf(name, caller) ? TrustGrant.ToAccount
        : TrustGrant.None;

    private static bool IsSession(string name, Caller caller) => caller.RoleName is not null && name == caller.Arn;

    // An ARN stands for the role or user that had it when the trust was written: a namesake made later is not trusted.
    private static bool IsNow(Role role, string name, Caller caller, string principalArn) =>
        name == principalArn && (!role.TrustedIds.TryGetValue(name, out var id) || id == caller.PrincipalId);

    private static bool IsRootOf(string name, Caller caller) => name.Split(':') is ["arn", _, "iam", "", var account, "root"] && account == caller.AccountId;
}
