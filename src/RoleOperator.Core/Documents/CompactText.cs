using System.Globalization;
using System.Text;

namespace RoleOperator.Core.Documents;

/// <summary>
/// JSON without whitespace between tokens, the members in the order they were written. Only what JSON demands is escaped: every escape counts
/// against IAM's size quotas.
/// </summary>
internal static class CompactText
{
    /// <summary>The document. A missing Version is spelled out as what its absence means, because some servers insist on one.</summary>
    public static string Of(DocumentNode.Map document, bool hasVersion)
    {
        var text = new StringBuilder();
        var version = new DocumentNode.Member(0, "Version", new DocumentNode.Text(0, Grammar.OldVersion));
        Append(text, hasVersion ? document : document with { Members = [version, .. document.Members] });
        return text.ToString();
    }

    public static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    /// <summary>The items, joined by commas, between two brackets.</summary>
    public static void AppendJoined<T>(StringBuilder text, char open, IEnumerable<T> items, char close, Action<T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first) text.Append(',');
            first = false;
            append(item);
        }

        text.Append(close);
    }

    private static void Append(StringBuilder text, DocumentNode node)
    {
        switch (node)
        {
            case DocumentNode.Map map:
                AppendJoined(text, '{', map.Members, '}', member =>
                {
                    AppendString(text, member.Name);
                    text.Append(':');
                    Append(text, member.Value);
                });
                break;
            case DocumentNode.List list:
                AppendJoined(text, '[', list.Items, ']', item => Append(text, item));
                break;
            case DocumentNode.Text value:
                AppendString(text, value.Value);
                break;
            case DocumentNode.Number number:
                text.Append(number.Source);
                break;
            case DocumentNode.Flag flag:
                text.Append(flag.Value ? "true" : "false");
                break;
            default:
                text.Append("null");
                break;
        }
    }
}
