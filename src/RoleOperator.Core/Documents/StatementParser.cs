using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Documents;

/// <summary>Reads the statements of one document, remembering their Sids.</summary>
internal sealed class StatementParser(DocumentKind kind, NodeReader nodes, ProblemList problems)
{
    private static readonly Statement Nothing = new(Sid: null, Effect: "", [], new("Action", []), Resources: null, []);

    private readonly HashSet<string> sids = new(StringComparer.Ordinal);

    public Statement Parse(DocumentNode node, string path)
    {
        if (node is not DocumentNode.Map map)
        {
            problems.Unreadable(path, node.Offset, $"{node.Describe()} is not a statement; give an object with Effect and Action");
            return Nothing;
        }

        var members = nodes.Members(map, path, kind, Grammar.StatementMembers(kind));
        var sid = members.TryGetValue("Sid", out var sidNode) ? Sid(sidNode, $"{path}.Sid") : null;
        var effect = Effect(members.GetValueOrDefault("Effect"), map, path);
        var principals = kind == DocumentKind.Trust ? Principals(members.GetValueOrDefault("Principal"), map, path) : [];
        var actions = OneOf("Action", "NotAction", members, map, path);
        var resources = kind == DocumentKind.Identity ? OneOf("Resource", "NotResource", members, map, path) : null;
        var conditions = members.TryGetValue("Condition", out var condition)
            ? new ConditionParser(problems).Parse(condition, $"{path}.Condition")
            : [];
        return new(sid, effect, principals, actions, resources, conditions);
    }

    // Trust policies are seen with any Sid (EKS documents them with spaces), so only identity policies are held to the rule.
    private string? Sid(DocumentNode node, string path)
    {
        var sid = nodes.Text(node, path);
        if (sid.Length == 0) return null;
        if (kind == DocumentKind.Trust) return sid;

        if (!sid.All(char.IsAsciiLetterOrDigit))
            problems.Invalid(path, node.Offset, $"{Excerpt.Quote(sid)} is not a Sid; use letters and digits only");
        if (!sids.Add(sid))
            problems.Invalid(path, node.Offset, $"{Excerpt.Quote(sid)} is the Sid of another statement too; give each its own, or none");
        return sid;
    }

    private string Effect(DocumentNode? node, DocumentNode.Map statement, string path)
    {
        if (node is not null) return nodes.Word(node, $"{path}.Effect", Grammar.Effects);
        problems.Unreadable($"{path}.Effect", statement.Offset, "Effect is missing; use Allow or Deny");
        return "";
    }

    private IReadOnlyList<Values> Principals(DocumentNode? node, DocumentNode.Map statement, string path)
    {
        if (node is not null) return new PrincipalParser(nodes, problems).Parse(node, $"{path}.Principal");
        problems.Unreadable($"{path}.Principal", statement.Offset,
            "Principal is missing; say who may assume the role, such as {\"Service\": \"ec2.amazonaws.com\"}");
        return [];
    }

    private Values OneOf(string name, string opposite, Dictionary<string, DocumentNode> members, DocumentNode.Map statement, string path)
    {
        var node = members.GetValueOrDefault(name);
        var negated = members.GetValueOrDefault(opposite);
        if (node is not null && negated is not null)
            problems.Unreadable($"{path}.{opposite}", negated.Offset, $"{name} and {opposite} exclude each other; keep one");
        if (node is null && negated is null)
            problems.Unreadable($"{path}.{name}", statement.Offset, $"{name} is missing; add {name} or {opposite}");

        return node is not null ? new(name, nodes.Texts(node, $"{path}.{name}"))
            : negated is not null ? new(opposite, nodes.Texts(negated, $"{path}.{opposite}"))
            : new(name, []);
    }
}
