namespace RoleOperator.Core.Documents;

/// <summary>
/// One difference in meaning between two documents, A and B. Values are in canonical spelling: actions and condition keys in lower case, account
/// IDs as root ARNs.
/// </summary>
public abstract record DocumentDifference
{
    private DocumentDifference() { }

    /// <summary>Version or Id.</summary>
    public sealed record Outer(ElementChange Change) : DocumentDifference;

    /// <summary>What seems to be one statement, found in A and B by its Sid, or else by its actions, or by its effect and resources or
    /// principals.</summary>
    public sealed record Changed(StatementName A, StatementName B, IReadOnlyList<ElementChange> Changes) : DocumentDifference;

    /// <summary>A statement that nothing in B corresponds to.</summary>
    public sealed record OnlyInA(StatementName Name, IReadOnlyList<Element> Elements) : DocumentDifference;

    /// <summary>A statement that nothing in A corresponds to.</summary>
    public sealed record OnlyInB(StatementName Name, IReadOnlyList<Element> Elements) : DocumentDifference;
}

/// <summary>How people find a statement again.</summary>
/// <param name="Index">Its place in its document, from 0; 0 as well where Statement is a single object.</param>
/// <param name="Sid">Its Sid; null for none.</param>
public sealed record StatementName(int Index, string? Sid);

/// <summary>A part of a statement and its set of values, of which there is always one.</summary>
/// <param name="Name">Such as <c>Action</c>, <c>Principal.AWS</c> or <c>Condition.StringEquals.aws:sourceaccount</c>.</param>
/// <param name="Values">In ordinal order; a condition without any value has the single one <c>(no values)</c>.</param>
public sealed record Element(string Name, IReadOnlyList<string> Values);

/// <summary>An element whose values differ; where it is absent on one side, all its values are on the other.</summary>
/// <param name="Name">As in <see cref="Element"/>.</param>
/// <param name="OnlyInA">The values that B has not.</param>
/// <param name="OnlyInB">The values that A has not.</param>
public sealed record ElementChange(string Name, IReadOnlyList<string> OnlyInA, IReadOnlyList<string> OnlyInB);
