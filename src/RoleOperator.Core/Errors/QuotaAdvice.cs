namespace RoleOperator.Core.Errors;

/// <summary>
/// What to do about a quota that is used up, by which it is: not every one can be raised. Source: IAM user guide, "IAM and AWS STS quotas".
/// </summary>
internal static class QuotaAdvice
{
    private static readonly (string Part, string Advice)[] Table =
    [
        ("PolicySize:", "shorten spec.document, or split it into several policies; AWS does not raise this quota"),
        ("Maximum policy size", "shorten spec.inlinePolicies, or make managed policies of some; AWS does not raise this quota"),
        ("ACLSizePerRole", "shorten spec.trust, or have the quota of the length of role trust policies raised"),
        ("TagsPer", "remove tags; AWS does not raise this quota"),
    ];

    /// <summary>What to do about the quota that AWS's message names.</summary>
    public static string Of(string message) =>
        Array.Find(Table, row => message.Contains(row.Part, StringComparison.OrdinalIgnoreCase)).Advice ?? "remove what is not needed or have the quota raised";
}
