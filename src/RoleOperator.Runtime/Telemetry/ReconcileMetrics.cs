using RoleOperator.Runtime.Control;

namespace RoleOperator.Runtime.Telemetry;

/// <summary>Counts every finished pass.</summary>
public sealed class ReconcileMetrics : IReconcileObserver
{
    /// <inheritdoc/>
    public void Reconciled(ReconcileReport report)
    {
        Instruments.Reconcile(report.Controller, ReconcileResult.Of(report.Outcome), report.Waited, report.Took);
        if (report.Outcome is Outcome.Failed { IsDefect: true }) Instruments.ReconcilePanic(report.Controller);
    }
}
