namespace RoleOperator.Kubernetes.Writing;

/// <summary>
/// Whether status can be written by server-side apply: assumed until the API server shows otherwise, and then remembered for the life of the process.
/// </summary>
/// <remarks>
/// Servers before 1.16 do not know it. Those before 1.22 count the status that a CRD gives a new object by default among the fields of whoever created the
/// object, and with it what is put there later: an apply then does not take away what is to go.
/// </remarks>
internal sealed class ApplySupport
{
    private int missing;

    /// <summary>False once an apply failed to do what it is for.</summary>
    public bool IsUsable => Volatile.Read(ref missing) == 0;

    /// <summary>Notes that an apply failed to do what it is for.</summary>
    /// <returns>True the first time.</returns>
    public bool NoteFailure() => Interlocked.Exchange(ref missing, 1) == 0;
}
