namespace RoleOperator.Core.Planning;

/// <summary>Which of a role's policies its object answers for, and may therefore take off before it deletes the role.</summary>
public abstract record RoleClaim
{
    private RoleClaim() { }

    /// <summary>Attachments are Exclusive: the spec was the whole truth, so nothing on the role is anybody else's.</summary>
    public sealed record Everything : RoleClaim;

    /// <summary>Attachments are Additive: these, which the object has put on, and no others.</summary>
    /// <param name="PolicyArns">The managed policies.</param>
    /// <param name="InlineNames">The inline policies.</param>
    public sealed record Only(IReadOnlyList<string> PolicyArns, IReadOnlyList<string> InlineNames) : RoleClaim;
}
