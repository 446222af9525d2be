using System.Globalization;
using System.Text;

namespace RoleOperator.Core.Naming;

/// <summary>How a value is shown in a problem, which ends up in a status and in a log line: short, and without control characters.</summary>
internal static class Excerpt
{
    private const int Shown = 64;

    public static string Quote(string value) => $"\"{Shorten(value)}\"";

    public static string Shorten(string value)
    {
        var shown = value.Length <= Shown ? value : value[..(char.IsHighSurrogate(value[Shown - 1]) ? Shown - 1 : Shown)] + "…";
        return string.Concat(shown.Select(c => char.IsControl(c) ? ' ' : c));
    }

    /// <summary>A character by its code point where it would be invisible or look like another.</summary>
    public static string Show(Rune c) =>
        Rune.IsControl(c) || Rune.IsWhiteSpace(c) || !c.IsAscii
            ? string.Create(CultureInfo.InvariantCulture, $"the character U+{c.Value:X4}")
            : $"'{c}'";
}
