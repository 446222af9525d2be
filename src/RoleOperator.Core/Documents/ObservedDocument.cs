namespace RoleOperator.Core.Documents;

/// <summary>
/// A document as AWS returned it. It was accepted there, so rules that do not hide meaning (a Sid's characters, say) are not held against it;
/// but whatever cannot be read in full is never taken to mean the same as anything, for a dropped member could be a grant.
/// </summary>
public abstract record ObservedDocument
{
    private ObservedDocument() { }

    /// <summary>True only when the observed document is readable and means what <paramref name="wanted"/> means.</summary>
    /// <param name="wanted">The document to compare with.</param>
    /// <param name="partition">The account's partition, which turns account IDs into ARNs.</param>
    public bool Means(PolicyDocument wanted, string partition) =>
        this is Readable { Document: var document } && PolicyDocument.SameMeaning(document, wanted, partition);

    /// <summary>Every member was understood.</summary>
    public sealed record Readable(PolicyDocument Document) : ObservedDocument;

    /// <summary>Something was not understood; <paramref name="Text"/> is the document, decoded, as it came.</summary>
    public sealed record Unreadable(string Text, IReadOnlyList<DocumentProblem> Problems) : ObservedDocument;
}
