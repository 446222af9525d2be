using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Documents;

/// <summary>Reads conditions: operator, then key, then a value or an array of values, each a string, a number or a boolean.</summary>
internal sealed class ConditionParser(ProblemList problems)
{
    public IReadOnlyList<Condition> Parse(DocumentNode node, string path)
    {
        var conditions = new List<Condition>();
        foreach (var op in Members(node, path, "operators, such as {\"StringEquals\": {\"aws:SourceAccount\": \"111122223333\"}}"))
        {
            var operatorPath = DocumentPath.Member(path, op.Name);
            var keys = new HashSet<string>(StringComparer.Ordinal);
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var key in Members(op.Value, operatorPath, "condition keys, such as {\"aws:SourceAccount\": \"111122223333\"}"))
            {
                var keyPath = DocumentPath.Member(operatorPath, key.Name);
                var isNewKey = keys.Add(key.Name.ToLowerInvariant());
                var isNewName = names.Add(key.Name); // A name that repeats exactly has been reported by the reader.
                if (!isNewKey && isNewName)
                    problems.Unreadable(keyPath, key.Offset,
                        $"{Excerpt.Quote(key.Name)} is given twice, for the case of a key does not matter; merge the values");
                conditions.Add(new(op.Name, key.Name, Values(key.Value, keyPath)));
            }
        }

        return conditions;
    }

    private IReadOnlyList<DocumentNode.Member> Members(DocumentNode node, string path, string what)
    {
        if (node is DocumentNode.Map map) return map.Members;
        problems.Unreadable(path, node.Offset, $"{node.Describe()} is not possible here; give an object of {what}");
        return [];
    }

    private IReadOnlyList<string> Values(DocumentNode node, string path) => node is DocumentNode.List list
        ? [.. list.Items.Select((item, i) => Value(item, DocumentPath.Item(path, i)))]
        : [Value(node, path)];

    private string Value(DocumentNode node, string path)
    {
        switch (node)
        {
            case DocumentNode.Text text:
                return text.Value;
            case DocumentNode.Number number:
                return number.Source;
            case DocumentNode.Flag flag:
                return flag.Value ? "true" : "false";
            default:
                problems.Unreadable(path, node.Offset, $"{node.Describe()} is not a condition value; give a string, a number, true or false");
                return "";
        }
    }
}
