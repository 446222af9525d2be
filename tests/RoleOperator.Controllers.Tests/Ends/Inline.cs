namespace RoleOperator.Controllers.Tests.Ends;

/// <summary>
/// Runs what an action sets going on this thread, to its end: an informer has heard of a change when the change returns. The test framework's
/// synchronization context would carry continuations elsewhere.
/// </summary>
internal static class Inline
{
    public static void Run(Action action)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
