using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Reporting;

/// <summary>
/// Keeps a status readable and small: the API server takes 32 kB of a condition's message and 1.5 MB of an object, and a hostile or broken spec
/// can have thousands of faults.
/// </summary>
internal static class Bounded
{
    /// <summary>Greatest length of a message, in characters, with room on top for the count of what was left out.</summary>
    public const int MessageLength = 2000;

    /// <summary>Greatest number of lines in a list.</summary>
    public const int LineCount = 100;

    private const int LineLength = 500;

    /// <summary>The sentences in one line, as many of them as there is room for.</summary>
    public static string Sentences(IReadOnlyList<string> sentences)
    {
        var shown = new List<string>();
        var length = 0;
        foreach (var sentence in sentences.Select(one => Cut(one, MessageLength)))
        {
            length += sentence.Length;
            if (shown.Count > 0 && length > MessageLength) break;
            shown.Add(sentence);
        }

        return string.Join("; ", shown) + (shown.Count < sentences.Count ? $"; and {sentences.Count - shown.Count} more" : "");
    }

    /// <summary>The lines, as many as there is room for; null when there are none, so that the field stays absent.</summary>
    public static IReadOnlyList<string>? Lines(IReadOnlyList<string> lines) =>
        lines.Count == 0 ? null
        : lines.Count <= LineCount ? [.. lines.Select(line => Cut(line, LineLength))]
        : [.. lines.Take(LineCount).Select(line => Cut(line, LineLength)), $"and {lines.Count - LineCount} more"];

    private static string Cut(string text, int length)
    {
        var beginning = Excerpt.Beginning(text, length);
        return beginning.Length < text.Length ? $"{beginning}… ({text.Length - beginning.Length} more characters)" : beginning;
    }
}
