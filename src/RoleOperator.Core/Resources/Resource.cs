using System.Text.Json;

namespace RoleOperator.Core.Resources;

/// <summary>
/// One custom resource as the API server sent it. A spec that cannot be read is no exception: <see cref="Spec"/> is then null and
/// <see cref="SpecProblems"/> say which fields are wrong, so that the object can carry them as a condition.
/// </summary>
/// <typeparam name="TSpec">What the user wants.</typeparam>
/// <typeparam name="TStatus">What the operator last reported.</typeparam>
public sealed record Resource<TSpec, TStatus>(ObjectMeta Metadata, TSpec? Spec, TStatus Status, IReadOnlyList<FieldProblem> SpecProblems)
    where TSpec : class
    where TStatus : class
{
    /// <summary>The spec as it came, where it could not be read: deletion still has to find out what the user wished.</summary>
    public JsonElement? Unreadable { get; init; }
}

/// <summary>What is wrong with one field: where, and a sentence with the value and the remedy.</summary>
/// <param name="Path">The field from the object's root, such as <c>spec.inlinePolicies[0].document.Statement[1].Effect</c>.</param>
/// <param name="Message">The value as found, what is wrong with it and what to do.</param>
public sealed record FieldProblem(string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message}";
}
