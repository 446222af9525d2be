using System.Globalization;
using System.Text;

namespace RoleOperator.Core.Naming;

/// <summary>The two questions behind every constraint: length and characters.</summary>
internal static class Rule
{
    public static string? Length(string what, string value, int least, int most) =>
        value.Length >= least && value.Length <= most ? null
        : value.Length == 0 ? $"{what} is empty; give one"
        : string.Create(CultureInfo.InvariantCulture, $"{what} {Excerpt.Quote(value)} has {value.Length} characters; use {least} to {most}");

    public static string? Characters(string what, string value, Func<Rune, bool> allowed, string instead)
    {
        foreach (var c in value.EnumerateRunes())
            if (!allowed(c)) return $"{what} {Excerpt.Quote(value)} has {Excerpt.Show(c)}, which is not allowed; use only {instead}";
        return null;
    }

    public static bool IsAsciiWord(Rune c, string marks) =>
        c.IsAscii && (char.IsAsciiLetterOrDigit((char)c.Value) || marks.Contains((char)c.Value, StringComparison.Ordinal));
}
