using System.Globalization;
using System.Text.RegularExpressions;

namespace RoleOperator.Core.Documents;

/// <summary>Decimal numbers as text, of any length, never through a binary number: <c>1.0</c>, <c>1</c> and <c>10e-1</c> are the same.</summary>
internal static partial class DecimalText
{
    // Beyond this a number is written with its exponent, so that "1e999999" stays short.
    private const int LongestPlain = 40;

    private const int MaxExponent = 1_000_000_000;

    /// <summary>The number's one spelling; any other text unchanged.</summary>
    public static string Normalise(string text)
    {
        var match = NumberPattern().Match(text);
        if (!match.Success) return text;
        if (Exponent(match.Groups["exponent"]) is not { } exponent) return text;

        var fraction = match.Groups["fraction"].Value;
        var digits = (match.Groups["whole"].Value + fraction).TrimStart('0');
        var significant = digits.TrimEnd('0');
        if (significant.Length == 0) return "0";

        // The value is 0.SIGNIFICANT times ten to the power of point.
        var point = digits.Length - fraction.Length + exponent;
        var sign = match.Groups["sign"].Value;
        return sign + Plain(significant, point);
    }

    // Null where even the exponent is beyond use: such a number is compared as it was written.
    private static int? Exponent(Group group) =>
        !group.Success ? 0
        : int.TryParse(group.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            && exponent is > -MaxExponent and < MaxExponent ? exponent
        : null;

    private static string Plain(string significant, int point) =>
        point is < -LongestPlain or > LongestPlain ? string.Create(CultureInfo.InvariantCulture, $"0.{significant}e{point}")
        : point <= 0 ? $"0.{new string('0', -point)}{significant}"
        : point >= significant.Length ? significant.PadRight(point, '0')
        : $"{significant[..point]}.{significant[point..]}";

    [GeneratedRegex(@"\A(?<sign>-?)(?<whole>[0-9]+)(\.(?<fraction>[0-9]+))?([eE](?<exponent>[+-]?[0-9]+))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberPattern();
}
