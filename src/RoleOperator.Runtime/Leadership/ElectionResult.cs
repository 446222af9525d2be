namespace RoleOperator.Runtime.Leadership;

/// <summary>Why <see cref="LeaderElector.RunAsync"/> came to its end.</summary>
public enum ElectionResult
{
    /// <summary>It was asked to stop; a lease that was held is released.</summary>
    Stopped,

    /// <summary>The lease could not be kept. The term is over and the process has to exit: caches and work in flight belong to a past term.</summary>
    LeadershipLost,
}
