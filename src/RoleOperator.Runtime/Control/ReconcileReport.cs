using RoleOperator.Runtime.Queue;

namespace RoleOperator.Runtime.Control;

/// <summary>What there is to tell about one finished pass.</summary>
/// <param name="Controller">The controller's name.</param>
/// <param name="Key">The object.</param>
/// <param name="Priority">With which priority it had its turn.</param>
/// <param name="Outcome">How the pass ended.</param>
/// <param name="Waited">How long the key stood in line.</param>
/// <param name="Took">How long the pass took.</param>
/// <param name="Again">The delay before its next turn; null when there is none.</param>
public sealed record ReconcileReport(
    string Controller, ResourceKey Key, Priority Priority, Outcome Outcome, TimeSpan Waited, TimeSpan Took, TimeSpan? Again);
