using System.Globalization;
using System.Net;

namespace RoleOperator.AwsSimulator.Authorization;

/// <summary>A condition operator: how one value of the request is held against one value of the policy.</summary>
/// <param name="Matches">The policy's value, as a pattern, and the request's.</param>
/// <param name="Negated">True where the operator is met by matching none of the policy's values.</param>
public sealed record ConditionOperator(Func<string, string, bool> Matches, bool Negated);

/// <summary>The operators of IAM's policy language, without Null, which looks at no value.</summary>
public static class ConditionOperators
{
    private static readonly Dictionary<string, ConditionOperator> Known = new(StringComparer.Ordinal)
    {
        ["StringEquals"] = new(TextEquals, false),
        ["StringNotEquals"] = new(TextEquals, true),
        ["StringEqualsIgnoreCase"] = new(TextEqualsIgnoreCase, false),
        ["StringNotEqualsIgnoreCase"] = new(TextEqualsIgnoreCase, true),
        ["StringLike"] = new(TextLike, false),
        ["StringNotLike"] = new(TextLike, true),
        ["NumericEquals"] = new(Number((request, policy) => request == policy), false),
        ["NumericNotEquals"] = new(Number((request, policy) => request == policy), true),
        ["NumericLessThan"] = new(Number((request, policy) => request < policy), false),
        ["NumericLessThanEquals"] = new(Number((request, policy) => request <= policy), false),
        ["NumericGreaterThan"] = new(Number((request, policy) => request > policy), false),
        ["NumericGreaterThanEquals"] = new(Number((request, policy) => request >= policy), false),
        ["DateEquals"] = new(Date((request, policy) => request == policy), false),
        ["DateNotEquals"] = new(Date((request, policy) => request == policy), true),
        ["DateLessThan"] = new(Date((request, policy) => request < policy), false),
        ["DateLessThanEquals"] = new(Date((request, policy) => request <= policy), false),
        ["DateGreaterThan"] = new(Date((request, policy) => request > policy), false),
        ["DateGreaterThanEquals"] = new(Date((request, policy) => request >= policy), false),
        ["Bool"] = new(TextEqualsIgnoreCase, false),
        ["BinaryEquals"] = new(TextEquals, false),
        ["IpAddress"] = new(InRange, false),
        ["NotIpAddress"] = new(InRange, true),
        ["ArnEquals"] = new(ArnLike, false),
        ["ArnLike"] = new(ArnLike, false),
        ["ArnNotEquals"] = new(ArnLike, true),
        ["ArnNotLike"] = new(ArnLike, true),
    };

    /// <summary>An operator by its bare name; null where IAM has none such.</summary>
    public static ConditionOperator? Find(string name) => Known.GetValueOrDefault(name);

    private static bool TextEquals(string policy, string request) => Wildcard.Plain(policy) == request;

    private static bool TextEqualsIgnoreCase(string policy, string request) =>
        Wildcard.Plain(policy).Equals(request, StringComparison.OrdinalIgnoreCase);

    private static bool TextLike(string policy, string request) => Wildcard.Matches(policy, request);

    // Each of the six parts by itself: a star does not reach over a colon.
    private static bool ArnLike(string policy, string request)
    {
        var (patterns, parts) = (policy.Split(':', 6), request.Split(':', 6));
        return patterns.Length == 6 && parts.Length == 6 && patterns.Zip(parts).All(pair => Wildcard.Matches(pair.First, pair.Second));
    }

    private static bool InRange(string policy, string request)
    {
        var cut = policy.Split('/', 2);
        if (!IPAddress.TryParse(cut[0], out var network) || !IPAddress.TryParse(request, out var address))
            return false;
        var (want, have) = (network.GetAddressBytes(), address.GetAddressBytes());
        var bits = want.Length * 8;
        if (want.Length != have.Length || (cut.Length == 2 && !int.TryParse(cut[1], NumberStyles.None, CultureInfo.InvariantCulture, out bits)))
            return false;
        return Enumerable.Range(0, int.Min(bits, want.Length * 8)).All(bit => ((want[bit / 8] ^ have[bit / 8]) & (0x80 >> (bit % 8))) == 0);
    }

    private static Func<string, string, bool> Number(Func<decimal, decimal, bool> holds) => (policy, request) =>
        ReadNumber(policy) is { } wanted && ReadNumber(request) is { } given && holds(given, wanted);

    private static Func<string, string, bool> Date(Func<DateTimeOffset, DateTimeOffset, bool> holds) => (policy, request) =>
        ReadDate(policy) is { } wanted && ReadDate(request) is { } given && holds(given, wanted);

    private static decimal? ReadNumber(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    // ISO 8601, or seconds since 1970.
    private static DateTimeOffset? ReadDate(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 200_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
