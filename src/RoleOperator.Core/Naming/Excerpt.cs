using System.Globalization;
using System.Text;

namespace RoleOperator.Core.Naming;

/// <summary>How a value is shown in a problem, which ends up in a status and in a log line: short, and without control characters.</summary>
internal static class Excerpt
{
    private const int ValueLength = 64;

    public static string Quote(string value) => $"\"{Shorten(value)}\"";

    public static string Shorten(string value, int length = ValueLength)
    {
        var shown = value.Length <= length ? value : value[..(char.IsHighSurrogate(value[length - 1]) ? length - 1 : length)] + "…";
        return string.Concat(shown.Select(c => char.IsControl(c) ? ' ' : c));
    }

    /// <summary>A character by its code point where it would be invisible or look like another.</summary>
    public static string Show(Rune c) =>
        Rune.IsControl(c) || Rune.IsWhiteSpace(c) || !c.IsAscii
            ? string.Create(CultureInfo.InvariantCulture, $"the character U+{c.Value:X4}")
            : $"'{c}'";
}
