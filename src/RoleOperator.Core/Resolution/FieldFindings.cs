using RoleOperator.Core.Documents;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Resolution;

/// <summary>Gathers what is wrong with a spec, so that one pass reports all of it.</summary>
internal sealed class FieldFindings
{
    private readonly List<(string Field, Problem Problem)> found = [];

    public void Add(string field, string reason, string message) => found.Add((field, new(reason, $"{field}: {message}")));

    public void Invalid(string field, string? message)
    {
        if (message is not null) Add(field, Reasons.InvalidSpec, message);
    }

    /// <summary>The document, or null with its problems under <paramref name="field"/>.</summary>
    public PolicyDocument? Read(ParseResult result, string field)
    {
        if (result is ParseResult.Parsed parsed) return parsed.Document;
        foreach (var problem in ((ParseResult.Refused)result).Problems.Select(p => p.Under(field)))
            Add(problem.Path, Reasons.InvalidSpec, problem.Message);
        return null;
    }

    /// <summary>The value when nothing was found, and otherwise the problems. <paramref name="value"/> is called only for a sound spec.</summary>
    public Resolution<T> Resolve<T>(IReadOnlyList<ReferenceUse> references, Func<T> value)
        where T : class =>
        found.Count == 0 ? new(value(), [], references) : new(null, Sorted(), references);

    /// <summary>The resolution of a spec that could not be read at all.</summary>
    public static Resolution<T> Unreadable<T>(IReadOnlyList<FieldProblem> problems)
        where T : class
    {
        var findings = new FieldFindings();
        foreach (var problem in problems) findings.Invalid(problem.Path, problem.Message);
        return new(null, findings.Sorted(), []);
    }

    private List<Problem> Sorted() =>
        [.. found.OrderBy(f => f.Field, StringComparer.Ordinal).ThenBy(f => f.Problem.Message, StringComparer.Ordinal).Select(f => f.Problem)];
}
