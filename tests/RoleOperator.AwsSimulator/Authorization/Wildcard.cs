namespace RoleOperator.AwsSimulator.Authorization;

/// <summary>Patterns of policies: * is any text, ? is any one character.</summary>
public static class Wildcard
{
    /// <summary>A * that stands for itself. Documents hold nothing above U+00FF, so these two cannot be meant by anybody.</summary>
    public const char LiteralStar = '\uE000';

    /// <summary>A ? that stands for itself.</summary>
    public const char LiteralMark = '\uE001';

    /// <summary>True where the whole text matches.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <param name="ignoreCase">True for actions; ARNs and values keep their case.</param>
    public static bool Matches(string pattern, string text, bool ignoreCase = false)
    {
        // Greedy, with one way back: to the last star, which then takes one character more.
        var (at, position, star, taken) = (0, 0, -1, 0);
        while (position < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, taken) = (at, position);
                at++;
            }
            else if (at < pattern.Length && Same(pattern[at], text[position], ignoreCase))
            {
                at++;
                position++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                position = ++taken;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).TrimStart('*').IsEmpty;
    }

    /// <summary>A text as a pattern that matches only itself.</summary>
    public static string Literal(string text) => text.Replace('*', LiteralStar).Replace('?', LiteralMark);

    /// <summary>A pattern as a text: its literal characters as they are.</summary>
    public static string Plain(string pattern) => pattern.Replace(LiteralStar, '*').Replace(LiteralMark, '?');

    private static bool Same(char pattern, char text, bool ignoreCase) => pattern switch
    {
        '?' => true,
        LiteralStar => text == '*',
        LiteralMark => text == '?',
        _ => pattern == text || (ignoreCase && char.ToUpperInvariant(pattern) == char.ToUpperInvariant(text)),
    };
}
