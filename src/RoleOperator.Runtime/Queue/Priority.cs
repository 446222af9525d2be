namespace RoleOperator.Runtime.Queue;

/// <summary>How soon a key deserves its turn. The higher value goes first.</summary>
public enum Priority
{
    /// <summary>Routine: the initial list and the periodic check. Thousands may come at once, and nobody is waiting for them.</summary>
    Resync,

    /// <summary>Somebody changed something and is waiting to see it.</summary>
    Fresh,
}
