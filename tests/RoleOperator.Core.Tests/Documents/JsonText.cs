using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RoleOperator.Core.Tests.Documents;

/// <summary>Writes JSON with random whitespace between tokens and random escapes in strings and names.</summary>
internal sealed class JsonText(Random random, bool whitespace, bool escapes)
{
    private static readonly string[] Spaces = ["", " ", "\n", "\r\n", "\t", "\n    "];

    private readonly StringBuilder text = new();

    public string Of(JsonNode node)
    {
        Write(node);
        return text.ToString();
    }

    private void Write(JsonNode? node)
    {
        Space();
        switch (node)
        {
            case JsonObject map:
                Join('{', map, '}', member =>
                {
                    Space();
                    String(member.Key);
                    Space();
                    text.Append(':');
                    Write(member.Value);
                });
                break;
            case JsonArray list:
                Join('[', list, ']', Write);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                String(value.GetValue<string>());
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }

        Space();
    }

    private void Join<T>(char open, IEnumerable<T> items, char close, Action<T> write)
    {
        text.Append(open);
        foreach (var (index, item) in items.Index())
        {
            if (index > 0) text.Append(',');
            write(item);
        }

        Space();
        text.Append(close);
    }

    private void Space()
    {
        if (whitespace) text.Append(Spaces[random.Next(Spaces.Length)]);
    }

    private void String(string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (c < ' ' || c is '"' or '\\' || (escapes && random.Next(4) == 0))
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else if (c == '/' && escapes)
                text.Append("\\/");
            else
                text.Append(c);
        }

        text.Append('"');
    }
}
