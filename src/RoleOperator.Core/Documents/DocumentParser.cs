namespace RoleOperator.Core.Documents;

/// <summary>
/// Holds a document's outer members against IAM's grammar. Goes on after a fault, so that everything wrong is reported at once; the result
/// means what the text means only while <see cref="ProblemList.IsReadable"/> holds.
/// </summary>
internal sealed class DocumentParser(DocumentKind kind, ProblemList problems)
{
    private readonly NodeReader nodes = new(problems);

    public PolicyDocument? Parse(DocumentNode? root)
    {
        if (root is not DocumentNode.Map map)
        {
            if (root is not null) problems.Unreadable(DocumentPath.Root, root.Offset, NotAnObject(root));
            return null;
        }

        var members = nodes.Members(map, DocumentPath.Root, kind, Grammar.DocumentMembers(kind));
        var version = members.TryGetValue("Version", out var given) ? nodes.Word(given, "Version", Grammar.Versions) : Grammar.OldVersion;
        var id = members.TryGetValue("Id", out var node) ? nodes.Text(node, "Id") : null;
        var statements = Statements(members.GetValueOrDefault("Statement"), map);
        var minified = CompactText.Of(map, hasVersion: given is not null);
        if (minified.Length > DocumentReader.MaxCharacters) // An added Version or a longer escape can do that.
            problems.Invalid(DocumentPath.Root, map.Offset, DocumentReader.TooLong);
        return new(kind, version, id, statements, minified);
    }

    private IReadOnlyList<Statement> Statements(DocumentNode? node, DocumentNode.Map document)
    {
        switch (node)
        {
            case null:
                problems.Unreadable("Statement", document.Offset, "Statement is missing; add at least one statement");
                return [];
            case DocumentNode.List { Items.Count: 0 }:
                problems.Invalid("Statement", node.Offset, "Statement is empty; add at least one statement");
                return [];
            case DocumentNode.List list:
                var parser = new StatementParser(kind, nodes, problems);
                return [.. list.Items.Select((item, i) => parser.Parse(item, DocumentPath.Item("Statement", i)))];
            case DocumentNode.Map:
                return [new StatementParser(kind, nodes, problems).Parse(node, "Statement")];
            default:
                problems.Unreadable("Statement", node.Offset, $"{node.Describe()} is not a statement; give an object, or an array of objects");
                return [];
        }
    }

    private static string NotAnObject(DocumentNode root) => root switch
    {
        DocumentNode.Text text when text.Value.AsSpan().TrimStart() is ['{', ..] =>
            "the document is a string that holds JSON; give the object itself (in YAML, without quotes and without |)",
        DocumentNode.List => "the document is an array; give one object with Version and Statement",
        _ => $"the document is {root.Describe()}; give an object with Version and Statement",
    };
}
