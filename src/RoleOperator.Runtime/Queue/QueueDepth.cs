namespace RoleOperator.Runtime.Queue;

/// <summary>How many keys a <see cref="WorkQueue"/> holds at one instant.</summary>
/// <param name="Fresh">In line with <see cref="Priority.Fresh"/>.</param>
/// <param name="Resync">In line with <see cref="Priority.Resync"/>.</param>
/// <param name="Working">Leased to workers.</param>
/// <param name="Later">Waiting for a time to come.</param>
public readonly record struct QueueDepth(int Fresh, int Resync, int Working, int Later);
