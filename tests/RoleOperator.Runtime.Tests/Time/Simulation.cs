using System.Collections.Concurrent;

namespace RoleOperator.Runtime.Tests.Time;

/// <summary>
/// Runs an asynchronous story on one thread and virtual time. Everything that can happen now happens before the clock moves on to the next timer, so a story
/// takes the same course each time and hours pass in milliseconds. A story that waits for something that nothing will bring about fails.
/// </summary>
internal static class Simulation
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    // Only a story that is about to fail waits this long: for work that left the thread.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void Run(Func<ManualTime, Task> story)
    {
        var time = new ManualTime();
        var pump = new Pump();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(pump);
        try
        {
            var task = story(time);
            while (true)
            {
                pump.RunAll();
                if (task.IsCompleted)
                {
                    task.GetAwaiter().GetResult();
                    return;
                }

                if (CameBackFromThreadPool(pump)) continue;
                if (!time.FireNext(Longest) && !pump.RunOne(Patience))
                {
                    throw new InvalidOperationException($"The story waits at {time.Now} for something that nothing is going to bring about.");
                }
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>Lets everything happen that can happen at once. The clock moves by the shortest delay there is.</summary>
    public static Task SettleAsync(this ManualTime time) => Task.Delay(TimeSpan.FromMilliseconds(1), time);

    public static Task PassAsync(this ManualTime time, TimeSpan span) => Task.Delay(span, time);

    /// <summary>
    /// A wait for a signal that runs its continuations asynchronously comes back over the thread pool. What was queued there before this call has posted
    /// back after it, unless its thread was held up; so stories take that way as seldom as they can, and cancel with Cancel, never with CancelAsync.
    /// </summary>
    private static bool CameBackFromThreadPool(Pump pump)
    {
        using var passed = new ManualResetEventSlim();
        ThreadPool.UnsafeQueueUserWorkItem(static passed => passed.Set(), passed, preferLocal: false);
        passed.Wait();
        return pump.RunOne(TimeSpan.Zero);
    }

    private sealed class Pump : SynchronizationContext
    {
        private readonly BlockingCollection<(SendOrPostCallback Run, object? State)> posted = [];

        public override void Post(SendOrPostCallback d, object? state) => posted.Add((d, state));

        public void RunAll()
        {
            while (RunOne(TimeSpan.Zero))
            {
            }
        }

        public bool RunOne(TimeSpan patience)
        {
            if (!posted.TryTake(out var next, patience)) return false;
            next.Run(next.State);
            return true;
        }
    }
}
