using System.Diagnostics.CodeAnalysis;
using RoleOperator.Core.Planning;

namespace RoleOperator.Core.Resolution;

/// <summary>What resolving a spec came to: a desired state, or everything that stands in its way.</summary>
/// <param name="Value">The desired state; null exactly when there are problems.</param>
/// <param name="Problems">All of them, sorted by field.</param>
/// <param name="References">The references in the spec, whether they could be followed or not.</param>
/// <typeparam name="T">The desired state.</typeparam>
public sealed record Resolution<T>(T? Value, IReadOnlyList<Problem> Problems, IReadOnlyList<ReferenceUse> References)
    where T : class
{
    /// <summary>Whether there is a desired state.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsResolved => Value is not null;
}
