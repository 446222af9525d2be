using System.Globalization;

namespace RoleOperator.Core.Documents;

/// <summary>
/// Says in a few lines how an observed document differs in meaning from the wanted one, for status and events. The signs read as the correction:
/// <c>+</c> is wanted and missing in AWS, <c>-</c> is in AWS and not wanted.
/// </summary>
public static class DocumentDiff
{
    // Tried in turn to find the statements that were one statement before somebody changed it.
    private static readonly Func<Entry, string?>[] Likenesses =
    [
        entry => entry.Statement.Sid,
        entry => Joined(entry, element => element is "Action" or "NotAction"),
        entry => Joined(entry, element => element is "Resource" or "NotResource" || element.StartsWith("Principal", StringComparison.Ordinal)),
    ];

    /// <summary>The differences; for an unreadable document, why it cannot be read. Empty exactly when the observed document means the wanted one.</summary>
    public static IReadOnlyList<string> Between(ObservedDocument observed, PolicyDocument wanted, string partition)
    {
        ArgumentNullException.ThrowIfNull(observed);
        return observed switch
        {
            ObservedDocument.Readable readable => Between(readable.Document, wanted, partition),
            ObservedDocument.Unreadable unreadable => [.. unreadable.Problems.Select(problem => $"in AWS: {problem}")],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>
    /// The differences of two documents of one kind. <c>Statement[1]</c> counts in the wanted document; a statement that only AWS has is shown
    /// in full. Empty exactly when both mean the same.
    /// </summary>
    public static IReadOnlyList<string> Between(PolicyDocument observed, PolicyDocument wanted, string partition)
    {
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(wanted);
        var missing = Entries(wanted, partition);
        var extra = Entries(observed, partition);
        var common = missing.Select(entry => entry.Text).Intersect(extra.Select(entry => entry.Text), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        missing.RemoveAll(entry => common.Contains(entry.Text));
        extra.RemoveAll(entry => common.Contains(entry.Text));

        var changed = Likenesses.SelectMany(likeness => Pair(missing, extra, likeness)).ToList();
        return
        [
            .. Change("Version", [wanted.Version], [observed.Version]),
            .. Change("Id", wanted.Id is { } id ? [id] : [], observed.Id is { } other ? [other] : []),
            .. changed.OrderBy(pair => pair.Wanted.Index).Select(pair => $"{pair.Wanted.Title}: {Changes(pair.Observed, pair.Wanted)}"),
            .. missing.Select(entry => $"+ {entry.Title}: {entry.Content}"),
            .. extra.Select(entry => $"- Statement{entry.Label}: {entry.Content}"),
        ];
    }

    private static List<Entry> Entries(PolicyDocument document, string partition) =>
        [.. document.Statements
            .Select((statement, index) => new Entry(index, CanonicalForm.Of(statement, partition)))
            .DistinctBy(entry => entry.Text, StringComparer.Ordinal)];

    // Takes the pairs out of both lists.
    private static List<(Entry Wanted, Entry Observed)> Pair(List<Entry> missing, List<Entry> extra, Func<Entry, string?> likeness)
    {
        var byLikeness = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var entry in extra)
            if (likeness(entry) is { } key) byLikeness.TryAdd(key, entry);

        var pairs = new List<(Entry, Entry)>();
        foreach (var entry in missing)
            if (likeness(entry) is { } key && byLikeness.Remove(key, out var match)) pairs.Add((entry, match));

        var paired = pairs.SelectMany(pair => new[] { pair.Item1, pair.Item2 }).ToHashSet(ReferenceEqualityComparer.Instance);
        missing.RemoveAll(paired.Contains);
        extra.RemoveAll(paired.Contains);
        return pairs;
    }

    private static string Changes(Entry observed, Entry wanted) => string.Join("; ", wanted.Elements.Keys
        .Union(observed.Elements.Keys, StringComparer.Ordinal)
        .SelectMany(element => Change(element, wanted.Elements.GetValueOrDefault(element, []), observed.Elements.GetValueOrDefault(element, []))));

    private static IEnumerable<string> Change(string element, IReadOnlyList<string> wanted, IReadOnlyList<string> observed)
    {
        var signed = wanted.Except(observed, StringComparer.Ordinal).Select(value => $"+ {value}")
            .Concat(observed.Except(wanted, StringComparer.Ordinal).Select(value => $"- {value}"));
        var values = string.Join(", ", signed);
        return values.Length == 0 ? [] : [$"{element}: {values}"];
    }

    private static string Joined(Entry entry, Func<string, bool> isPart) =>
        string.Join('\n', entry.Elements.Where(element => isPart(element.Key)).SelectMany(element => element.Value.Prepend(element.Key)));

    /// <summary>One statement as a flat list of elements, each with its set of values.</summary>
    private sealed class Entry(int index, CanonicalForm.Canonical canonical)
    {
        public int Index => index;

        public Statement Statement => canonical.Statement;

        public string Text => canonical.Text;

        public string Label => Statement.Sid is { } sid ? $" (Sid {sid})" : "";

        public string Title => string.Create(CultureInfo.InvariantCulture, $"Statement[{index}]{Label}");

        public string Content => string.Join("; ", Elements
            .Where(element => element.Key != "Sid")
            .Select(element => $"{element.Key}: {string.Join(", ", element.Value)}"));

        public Dictionary<string, IReadOnlyList<string>> Elements { get; } = Flatten(canonical.Statement);

        private static Dictionary<string, IReadOnlyList<string>> Flatten(Statement statement)
        {
            var elements = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            if (statement.Sid is { } sid) elements["Sid"] = [sid];
            elements["Effect"] = [statement.Effect];
            foreach (var type in statement.Principals) elements[$"Principal.{type.Name}"] = type.Items;
            elements[statement.Actions.Name] = statement.Actions.Items;
            if (statement.Resources is { } resources) elements[resources.Name] = resources.Items;
            foreach (var condition in statement.Conditions)
                elements[$"Condition.{condition.Operator}.{condition.Key}"] = condition.Items.Count > 0 ? condition.Items : ["(no values)"];
            return elements;
        }
    }
}
