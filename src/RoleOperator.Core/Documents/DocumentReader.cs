using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Documents;

/// <summary>
/// Reads JSON strictly: no comments, no trailing commas, no repeated members, bounded size and depth, and only the characters that IAM takes
/// in a document (tab, line ends and U+0020 to U+00FF; service model, <c>policyDocumentType</c>).
/// </summary>
internal static class DocumentReader
{
    /// <summary>The longest document, in UTF-16 characters; both what is given and what is sent.</summary>
    public const int MaxCharacters = 131072;

    /// <summary>A UTF-8 text of more bytes has more characters than that, for no character takes more than three bytes.</summary>
    public const int MaxBytes = 3 * MaxCharacters;

    private const char MaxCharacter = '\u00FF';

    // A condition's value array is at depth 6; more is never a policy.
    private const int MaxDepth = 16;

    private const int ReasonLength = 160;

    /// <summary>What is wrong with a document of more characters.</summary>
    public static readonly string TooLong = $"the document has more than {MaxCharacters} characters; IAM takes no more in any document";

    /// <summary>The tree, or null with a problem when the text is not one JSON value.</summary>
    public static DocumentNode? Read(ReadOnlySpan<byte> utf8, ProblemList problems)
    {
        if (utf8.Length > MaxBytes)
            problems.Unreadable(DocumentPath.Root, 0, TooLong);
        else if (!Utf8.IsValid(utf8))
            problems.Unreadable(DocumentPath.Root, ValidLength(utf8), "the text is not UTF-8 from here on; save it as UTF-8");
        else if (Encoding.UTF8.GetCharCount(utf8) > MaxCharacters)
            problems.Unreadable(DocumentPath.Root, 0, TooLong);
        else if (utf8.StartsWith(Encoding.UTF8.Preamble))
            problems.Unreadable(DocumentPath.Root, 0, "the text begins with a byte order mark, which IAM does not take; save it as UTF-8 without one");
        else
            return ReadValid(utf8, problems);
        return null;
    }

    private static int ValidLength(ReadOnlySpan<byte> utf8)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(utf8[length..], out _, out var consumed) == OperationStatus.Done)
            length += consumed;
        return length;
    }

    private static DocumentNode? ReadValid(ReadOnlySpan<byte> utf8, ProblemList problems)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            var root = ReadValue(ref reader, DocumentPath.Root, problems);
            reader.Read(); // Throws on anything after the value.
            return root;
        }
        catch (JsonException e)
        {
            problems.Unreadable(DocumentPath.Root, OffsetOf(e, utf8), $"not valid JSON: {Reason(e)}");
            return null;
        }
    }

    private static DocumentNode ReadValue(ref Utf8JsonReader reader, string path, ProblemList problems)
    {
        var offset = (int)reader.TokenStartIndex;
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadMap(ref reader, path, problems),
            JsonTokenType.StartArray => ReadList(ref reader, path, problems),
            JsonTokenType.String => new DocumentNode.Text(offset, ReadString(ref reader, path, problems)),
            JsonTokenType.Number => new DocumentNode.Number(offset, Encoding.UTF8.GetString(reader.ValueSpan)),
            JsonTokenType.True => new DocumentNode.Flag(offset, Value: true),
            JsonTokenType.False => new DocumentNode.Flag(offset, Value: false),
            _ => new DocumentNode.Null(offset),
        };
    }

    private static DocumentNode.Map ReadMap(ref Utf8JsonReader reader, string path, ProblemList problems)
    {
        var offset = (int)reader.TokenStartIndex;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var members = new List<DocumentNode.Member>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var nameOffset = (int)reader.TokenStartIndex;
            var name = ReadString(ref reader, path, problems);
            var memberPath = DocumentPath.Member(path, name);
            if (!names.Add(name))
                problems.Unreadable(memberPath, nameOffset, $"{Excerpt.Quote(name)} is given twice in one object; keep one");

            reader.Read();
            members.Add(new(nameOffset, name, ReadValue(ref reader, memberPath, problems)));
        }

        return new(offset, members);
    }

    private static DocumentNode.List ReadList(ref Utf8JsonReader reader, string path, ProblemList problems)
    {
        var offset = (int)reader.TokenStartIndex;
        var items = new List<DocumentNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue(ref reader, DocumentPath.Item(path, items.Count), problems));
        return new(offset, items);
    }

    private static string ReadString(ref Utf8JsonReader reader, string path, ProblemList problems)
    {
        var offset = (int)reader.TokenStartIndex;
        string value;
        try
        {
            value = reader.GetString()!;
        }
        catch (InvalidOperationException) // The text is valid UTF-8, so only an escape can be at fault.
        {
            problems.Unreadable(path, offset, "half of a surrogate pair is escaped here; remove the \\u escape");
            return "";
        }

        foreach (var c in value.EnumerateRunes())
        {
            if (c.Value <= MaxCharacter) continue;
            problems.Unreadable(path, offset,
                $"{Excerpt.Quote(value)} has {Excerpt.Show(c)}; IAM takes only characters up to U+00FF in a document, so write it in those");
            break;
        }

        return value;
    }

    // The framework's message ends with the place, which the problem carries itself, or with advice for programmers; and it can quote the whole text.
    private static string Reason(JsonException e)
    {
        var message = e.Message.Split(" LineNumber:")[0].Replace(" Change the reader options.", "", StringComparison.Ordinal);
        return Excerpt.Shorten(message.TrimEnd('.'), ReasonLength);
    }

    private static int OffsetOf(JsonException e, ReadOnlySpan<byte> utf8)
    {
        var offset = 0;
        for (var line = e.LineNumber ?? 0; line > 0; line--)
            offset += utf8[offset..].IndexOf((byte)'\n') + 1;
        return offset + (int)(e.BytePositionInLine ?? 0);
    }
}
