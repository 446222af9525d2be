using System.Globalization;

namespace RoleOperator.Aws.Reads;

/// <summary>The number in a policy version's id. Ids only grow, and leave gaps, so it gives their age.</summary>
internal static class VersionNumber
{
    /// <summary>3 for <c>v3</c> and for <c>v3.suffix</c>; an id of another form counts as oldest.</summary>
    public static int Of(string id)
    {
        var digits = id.AsSpan().TrimStart('v');
        var end = digits.IndexOf('.');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
