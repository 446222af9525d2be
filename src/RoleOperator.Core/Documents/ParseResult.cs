namespace RoleOperator.Core.Documents;

/// <summary>What strict parsing came to: a document, or everything that is wrong with it.</summary>
public abstract record ParseResult
{
    private ParseResult() { }

    /// <summary>The text is a document that IAM's grammar allows.</summary>
    public sealed record Parsed(PolicyDocument Document) : ParseResult;

    /// <summary>The text is refused, for at least one reason.</summary>
    public sealed record Refused(IReadOnlyList<DocumentProblem> Problems) : ParseResult;
}
