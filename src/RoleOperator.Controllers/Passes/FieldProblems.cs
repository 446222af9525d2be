using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Controllers.Passes;

/// <summary>Problems of fields in the words of conditions.</summary>
internal static class FieldProblems
{
    /// <summary>Each as an invalid spec.</summary>
    public static IReadOnlyList<Problem> AsProblems(IReadOnlyList<FieldProblem> problems) =>
        [.. problems.Select(p => new Problem(Reasons.InvalidSpec, p.ToString()))];
}
