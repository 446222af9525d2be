namespace RoleOperator.Core.Documents;

/// <summary>A statement in canonical form as a flat list of elements, each with its set of values: what two statements are compared by.</summary>
internal sealed class FlatStatement(int index, CanonicalForm.Canonical canonical)
{
    private static readonly IReadOnlyList<string> NoValues = ["(no values)"];

    private readonly OrderedDictionary<Key, IReadOnlyList<string>> elements = Flatten(canonical.Statement);

    public StatementName Name { get; } = new(index, canonical.Statement.Sid);

    /// <summary>Equal for statements of one meaning.</summary>
    public string Text => canonical.Text;

    public IReadOnlyList<Element> Content =>
        [.. elements.Where(element => element.Key.Member != "Sid").Select(element => new Element(element.Key.ToString(), Shown(element.Value)))];

    /// <summary>All values of the elements that pass, as a text to compare.</summary>
    public string Joined(Func<string, bool> isPart) =>
        string.Join('\n', elements.Where(element => isPart(element.Key.Member)).SelectMany(element => element.Value.Prepend(element.Key.ToString())));

    public IReadOnlyList<ElementChange> ChangesTo(FlatStatement b) =>
    [
        .. elements.Keys.Union(b.elements.Keys)
            .Select(key => Change(key.ToString(), elements.GetValueOrDefault(key), b.elements.GetValueOrDefault(key)))
            .OfType<ElementChange>(),
    ];

    /// <summary>Null where nothing differs. An absent element (null) differs from one that has no values.</summary>
    public static ElementChange? Change(string name, IReadOnlyList<string>? a, IReadOnlyList<string>? b)
    {
        if (a is null ? b is null : b is not null && a.SequenceEqual(b, StringComparer.Ordinal)) return null;
        return new(name, Without(a, b), Without(b, a));
    }

    private static IReadOnlyList<string> Without(IReadOnlyList<string>? values, IReadOnlyList<string>? others) =>
        values is null ? [] : values.Count == 0 ? NoValues : [.. values.Except(others ?? [], StringComparer.Ordinal)];

    private static IReadOnlyList<string> Shown(IReadOnlyList<string> values) => values.Count > 0 ? values : NoValues;

    private static OrderedDictionary<Key, IReadOnlyList<string>> Flatten(Statement statement)
    {
        var elements = new OrderedDictionary<Key, IReadOnlyList<string>>();
        if (statement.Sid is { } sid) elements.Add(new("Sid"), [sid]);
        elements.Add(new("Effect"), [statement.Effect]);
        foreach (var type in statement.Principals) elements.Add(new("Principal", type.Name), type.Items);
        elements.Add(new(statement.Actions.Name), statement.Actions.Items);
        if (statement.Resources is { } resources) elements.Add(new(resources.Name), resources.Items);
        foreach (var condition in statement.Conditions) elements.Add(new("Condition", condition.Operator, condition.Key), condition.Items);
        return elements;
    }

    // The parts stay apart, because an operator or a condition key can have dots in it.
    private readonly record struct Key(string Member, string? Part = null, string? ConditionKey = null)
    {
        public override string ToString() => string.Join('.', new[] { Member, Part, ConditionKey }.OfType<string>());
    }
}
