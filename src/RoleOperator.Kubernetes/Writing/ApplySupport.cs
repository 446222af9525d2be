namespace RoleOperator.Kubernetes.Writing;

/// <summary>Whether the API server knows server-side apply: assumed until it refuses one, and then remembered for the life of the process.</summary>
internal sealed class ApplySupport
{
    private int missing;

    /// <summary>False once an apply was refused with 415.</summary>
    public bool IsServed => Volatile.Read(ref missing) == 0;

    /// <summary>Notes that an apply was refused with 415.</summary>
    /// <returns>True the first time.</returns>
    public bool NoteRefusal() => Interlocked.Exchange(ref missing, 1) == 0;
}
