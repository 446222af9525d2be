using RoleOperator.Core.Resources.Schema;

namespace RoleOperator.Core.Documents;

/// <summary>The few shapes that the policy language is made of, each read or reported.</summary>
internal sealed class NodeReader(ProblemList problems)
{
    /// <summary>The known members by name; the others are reported.</summary>
    public Dictionary<string, DocumentNode> Members(DocumentNode.Map map, string path, DocumentKind kind, IReadOnlyList<string> known)
    {
        var members = new Dictionary<string, DocumentNode>(StringComparer.Ordinal);
        foreach (var member in map.Members)
        {
            if (known.Contains(member.Name))
                members.TryAdd(member.Name, member.Value);
            else
                problems.Unreadable(DocumentPath.Member(path, member.Name), member.Offset, Grammar.UnknownMember(kind, member.Name, known));
        }

        return members;
    }

    public string Text(DocumentNode node, string path)
    {
        if (node is DocumentNode.Text text) return text.Value;
        problems.Unreadable(path, node.Offset, $"{node.Describe()} is not a string; write it in quotes");
        return "";
    }

    public string Word(DocumentNode node, string path, IReadOnlyList<string> words)
    {
        if (node is DocumentNode.Text text && words.Contains(text.Value)) return text.Value;
        var remedy = node is DocumentNode.Text wrong ? Nearest.Hint(wrong.Value, words) : $"use one of {string.Join(", ", words)}";
        problems.Unreadable(path, node.Offset, $"{node.Describe()} is not possible; {remedy}");
        return "";
    }

    /// <summary>A string, or an array of at least one; none of them empty.</summary>
    public IReadOnlyList<string> Texts(DocumentNode node, string path)
    {
        switch (node)
        {
            case DocumentNode.List { Items.Count: 0 }:
                problems.Unreadable(path, node.Offset, "the array is empty; give at least one value");
                return [];
            case DocumentNode.List list:
                return [.. list.Items.Select((item, i) => NonEmpty(item, DocumentPath.Item(path, i)))];
            case DocumentNode.Text:
                return [NonEmpty(node, path)];
            default:
                problems.Unreadable(path, node.Offset, $"{node.Describe()} is not possible; give a string, or an array of strings");
                return [];
        }
    }

    private string NonEmpty(DocumentNode node, string path)
    {
        var text = Text(node, path);
        if (text.Length == 0 && node is DocumentNode.Text) problems.Invalid(path, node.Offset, "the string is empty; give a value or remove it");
        return text;
    }
}
