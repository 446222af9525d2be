namespace RoleOperator.Core.Documents;

/// <summary>Finds in what two documents differ in meaning, statement by statement, in an order that depends on nothing but the two documents.</summary>
public static class DocumentComparison
{
    // Tried in turn to find the statements that were one statement before somebody changed it. Many statements are about every resource, so that
    // alone makes no likeness between one that allows and one that denies.
    private static readonly Func<FlatStatement, string?>[] Likenesses =
    [
        statement => statement.Name.Sid,
        statement => statement.Joined(member => member is "Action" or "NotAction"),
        statement => statement.Joined(member => member is "Effect" or "Resource" or "NotResource" or "Principal"),
    ];

    /// <summary>
    /// The differences of two documents of one kind: Version, Id, changed statements, then those of A alone, then those of B alone, each in document
    /// order. Empty exactly when both mean the same (<see cref="PolicyDocument.SameMeaning"/>).
    /// </summary>
    /// <param name="a">A document.</param>
    /// <param name="b">A document of the same kind.</param>
    /// <param name="partition">The account's partition, which turns account IDs into ARNs.</param>
    public static IReadOnlyList<DocumentDifference> Between(PolicyDocument a, PolicyDocument b, string partition)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var onlyA = Statements(a, partition);
        var onlyB = Statements(b, partition);
        var common = onlyA.Select(statement => statement.Text).Intersect(onlyB.Select(statement => statement.Text), StringComparer.Ordinal)
            .ToHashSet(StringComparer.Ordinal);
        onlyA.RemoveAll(statement => common.Contains(statement.Text));
        onlyB.RemoveAll(statement => common.Contains(statement.Text));

        var changed = Likenesses.SelectMany(likeness => Pair(onlyA, onlyB, likeness)).ToList();
        return
        [
            .. Outer("Version", a.Version, b.Version),
            .. Outer("Id", a.Id, b.Id),
            .. changed.OrderBy(pair => pair.A.Name.Index).Select(pair => new DocumentDifference.Changed(pair.A.Name, pair.B.Name, pair.A.ChangesTo(pair.B))),
            .. onlyA.Select(statement => new DocumentDifference.OnlyInA(statement.Name, statement.Content)),
            .. onlyB.Select(statement => new DocumentDifference.OnlyInB(statement.Name, statement.Content)),
        ];
    }

    private static List<FlatStatement> Statements(PolicyDocument document, string partition) =>
        [.. document.Statements
            .Select((statement, index) => new FlatStatement(index, CanonicalForm.Of(statement, partition)))
            .DistinctBy(statement => statement.Text, StringComparer.Ordinal)];

    private static IEnumerable<DocumentDifference> Outer(string name, string? a, string? b) =>
        FlatStatement.Change(name, a is null ? null : [a], b is null ? null : [b]) is { } change ? [new DocumentDifference.Outer(change)] : [];

    // Takes the pairs out of both lists.
    private static List<(FlatStatement A, FlatStatement B)> Pair(List<FlatStatement> onlyA, List<FlatStatement> onlyB, Func<FlatStatement, string?> likeness)
    {
        var byLikeness = new Dictionary<string, FlatStatement>(StringComparer.Ordinal);
        foreach (var statement in onlyB)
            if (likeness(statement) is { } key) byLikeness.TryAdd(key, statement);

        var pairs = new List<(FlatStatement, FlatStatement)>();
        foreach (var statement in onlyA)
            if (likeness(statement) is { } key && byLikeness.Remove(key, out var match)) pairs.Add((statement, match));

        var paired = pairs.SelectMany(pair => new[] { pair.Item1, pair.Item2 }).ToHashSet(ReferenceEqualityComparer.Instance);
        onlyA.RemoveAll(paired.Contains);
        onlyB.RemoveAll(paired.Contains);
        return pairs;
    }
}
