namespace RoleOperator.Core.Documents;

/// <summary>
/// The one spelling of a condition value among those that mean the same under its operator (IAM user guide, "Condition operators").
/// Where a rule is not documented, the spelling is kept: taking equal values for different costs a write, the reverse hides a drift.
/// </summary>
internal static class ConditionValue
{
    public static string Normalise(string @operator, string value) => Comparison(@operator) switch
    {
        "Bool" or "Null" => value.ToLowerInvariant(),
        "IpAddress" or "NotIpAddress" => WithPrefix(value),
        var name when name.StartsWith("Numeric", StringComparison.Ordinal) => DecimalText.Normalise(value),
        _ => value,
    };

    // "ForAllValues:NumericEqualsIfExists" compares as "NumericEquals" does.
    private static string Comparison(string @operator)
    {
        var name = @operator[(@operator.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return name.EndsWith("IfExists", StringComparison.Ordinal) ? name[..^"IfExists".Length] : name;
    }

    // An address without a prefix is one host.
    private static string WithPrefix(string address) =>
        address.Length == 0 || address.Contains('/', StringComparison.Ordinal) ? address
        : address.Contains(':', StringComparison.Ordinal) ? $"{address}/128"
        : $"{address}/32";
}
