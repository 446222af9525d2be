using System.Globalization;
using System.Text;

namespace RoleOperator.Core.Naming;

/// <summary>
/// How a text of somebody else's is shown in a status, an event or a log line: as much of it as there is room for, whole characters only, in one line.
/// It is the one way in which texts are cut.
/// </summary>
public static class Excerpt
{
    private const int ValueLength = 64;
    private const string More = "…";

    /// <summary>A value in quotes, shortened.</summary>
    public static string Quote(string value) => $"\"{Shorten(value)}\"";

    /// <summary>The text, or its beginning and an ellipsis.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="length">How much of it is shown, in UTF-16 code units, the ellipsis not counted.</param>
    public static string Shorten(string text, int length = ValueLength)
    {
        var beginning = Beginning(text, length);
        return beginning.Length < text.Length ? beginning + More : beginning;
    }

    /// <summary>The text, or as much of its beginning as leaves room for an ellipsis.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="bytes">The most bytes of UTF-8 that the answer has, the ellipsis counted.</param>
    public static string ShortenToBytes(string text, int bytes) =>
        Encoding.UTF8.GetByteCount(text) <= bytes
            ? Beginning(text, text.Length)
            : Beginning(text, bytes - Encoding.UTF8.GetByteCount(More), c => c.Utf8SequenceLength) + More;

    /// <summary>The beginning of a text without a mark of what was left out. A control character, such as a line's end, becomes a space.</summary>
    /// <param name="text">Any text; half a surrogate pair in it becomes U+FFFD.</param>
    /// <param name="length">Its greatest length, in UTF-16 code units.</param>
    public static string Beginning(string text, int length) => Beginning(text, length, c => c.Utf16SequenceLength);

    /// <summary>A character by its code point where it would be invisible or look like another.</summary>
    public static string Show(Rune c) =>
        Rune.IsControl(c) || Rune.IsWhiteSpace(c) || !c.IsAscii
            ? string.Create(CultureInfo.InvariantCulture, $"the character U+{c.Value:X4}")
            : $"'{c}'";

    private static string Beginning(string text, int room, Func<Rune, int> size)
    {
        var kept = new StringBuilder();
        foreach (var c in text.EnumerateRunes())
        {
            room -= size(c);
            if (room < 0) break;
            kept.Append(Rune.IsControl(c) ? " " : c.ToString());
        }

        return kept.ToString();
    }
}
