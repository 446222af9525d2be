namespace RoleOperator.Core.Planning;

/// <summary>The quotas on a role's policies, which decide whether grants can go before revokes.</summary>
/// <param name="Attached">Managed policies in a role; an account can have it raised (quota L-0DA4ABF3).</param>
/// <param name="InlineCharacters">Sum of all inline policies without white space; fixed.</param>
public sealed record RoleQuota(int Attached = 10, int InlineCharacters = 10240)
{
    /// <summary>The quotas of an account that has none raised (IAM user guide, "IAM and STS quotas").</summary>
    public static RoleQuota Default { get; } = new();

    /// <summary>
    /// Whether the order of grants and revokes depends on a quota that the account may have had raised: only where everything wanted and everything there
    /// together are more than the default allows.
    /// </summary>
    public static bool Matters(DesiredRole desired, ObservedRole? observed) =>
        desired.PolicyArns.Union(observed?.PolicyArns ?? [], StringComparer.Ordinal).Count() > Default.Attached;
}
