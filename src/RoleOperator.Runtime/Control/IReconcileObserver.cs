namespace RoleOperator.Runtime.Control;

/// <summary>Hears of every finished pass: for metrics and traces.</summary>
public interface IReconcileObserver
{
    /// <summary>Is called by the worker, after the key's next turn was planned and before the key is given back. Should be quick.</summary>
    /// <param name="report">The pass.</param>
    void Reconciled(ReconcileReport report);
}
