using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RoleOperator.Core.Resources;

/// <summary>Spans of time as Kubernetes' own tools take them: a number with a unit.</summary>
public static class Interval
{
    /// <summary>What to write, for error messages.</summary>
    public const string Hint = "write a number above zero with s, m or h, as in 90s or 10m";

    // Timers of the platform end at 49 days; nobody wants to wait longer than that.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>Reads <c>90s</c>, <c>1.5m</c> or <c>24h</c>; false for anything else, for zero and for more than thirty days.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TimeSpan interval)
    {
        interval = default;
        TimeSpan? unit = text is [.., var last]
            ? last switch { 's' => TimeSpan.FromSeconds(1), 'm' => TimeSpan.FromMinutes(1), 'h' => TimeSpan.FromHours(1), _ => null }
            : null;
        if (unit is not { } one) return false;
        if (!double.TryParse(text.AsSpan(0, text!.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)) return false;
        if (count <= 0 || count > Longest / one) return false;
        interval = one * count;
        return true;
    }
}
