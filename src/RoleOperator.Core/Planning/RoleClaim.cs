namespace RoleOperator.Core.Planning;

/// <summary>Which of a role's policies its object answers for, and may therefore take off before it deletes the role.</summary>
public abstract record RoleClaim
{
    private RoleClaim() { }

    /// <summary>Attachments are Exclusive: the spec was the whole truth, so nothing on the role is anybody else's.</summary>
    public sealed record Everything : RoleClaim;

    /// <summary>Attachments are Additive: these, and no others.</summary>
    /// <param name="PolicyArns">The managed policies.</param>
    /// <param name="InlineNames">The inline policies.</param>
    public sealed record Only(IReadOnlyCollection<string> PolicyArns, IReadOnlyCollection<string> InlineNames) : RoleClaim;
}

/// <summary>The quotas on a role's policies, which decide whether grants can go before revokes.</summary>
/// <param name="Attached">Managed policies in a role; an account can have it raised (quota L-0DA4ABF3).</param>
/// <param name="InlineCharacters">Sum of all inline policies without white space; fixed.</param>
public sealed record RoleQuota(int Attached = 10, int InlineCharacters = 10240)
{
    /// <summary>The quotas of an account that has none raised (IAM user guide, "IAM and STS quotas").</summary>
    public static RoleQuota Default { get; } = new();
}
