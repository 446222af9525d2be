using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Reporting;

/// <summary>What one pass found out about one object, at its end.</summary>
/// <param name="Mode">Whether the pass was allowed to write.</param>
/// <param name="Problems">What keeps AWS from matching the spec; in Enforce mode none means that it matches.</param>
/// <param name="Plan">What was planned; reported in Observe mode only, since in Enforce mode it is done.</param>
/// <param name="HasReferences">Whether the spec refers to other objects.</param>
public sealed record Findings(Mode Mode, IReadOnlyList<Problem> Problems, Plan Plan, bool HasReferences);
