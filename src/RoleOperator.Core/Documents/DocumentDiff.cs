using System.Globalization;

namespace RoleOperator.Core.Documents;

/// <summary>
/// Says in a few lines how an observed document differs in meaning from the wanted one, for status and events. The signs read as the correction:
/// <c>+</c> is wanted and missing in AWS, <c>-</c> is in AWS and not wanted.
/// </summary>
public static class DocumentDiff
{
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
    /// in full and without a number, since AWS keeps no order. Empty exactly when both mean the same.
    /// </summary>
    public static IReadOnlyList<string> Between(PolicyDocument observed, PolicyDocument wanted, string partition) =>
        [.. DocumentComparison.Between(wanted, observed, partition).Select(Line)];

    private static string Line(DocumentDifference difference) => difference switch
    {
        DocumentDifference.Outer outer => Change(outer.Change),
        DocumentDifference.Changed changed => $"{Title(changed.A)}: {string.Join("; ", changed.Changes.Select(Change))}",
        DocumentDifference.OnlyInA missing => $"+ {Title(missing.Name)}: {Content(missing.Elements)}",
        DocumentDifference.OnlyInB extra => $"- Statement{Label(extra.Name)}: {Content(extra.Elements)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Change(ElementChange change) =>
        $"{change.Name}: {string.Join(", ", change.OnlyInA.Select(value => $"+ {value}").Concat(change.OnlyInB.Select(value => $"- {value}")))}";

    private static string Content(IReadOnlyList<Element> elements) =>
        string.Join("; ", elements.Select(element => $"{element.Name}: {string.Join(", ", element.Values)}"));

    private static string Title(StatementName name) => string.Create(CultureInfo.InvariantCulture, $"Statement[{name.Index}]{Label(name)}");

    private static string Label(StatementName name) => name.Sid is { } sid ? $" (Sid {sid})" : "";
}
