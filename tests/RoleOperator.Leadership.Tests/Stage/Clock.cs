using System.Diagnostics;

namespace RoleOperator.Leadership.Tests.Stage;

/// <summary>One monotonic clock for everything that a test compares: writes, lease changes, signals.</summary>
public static class Clock
{
    private static readonly long Start = Stopwatch.GetTimestamp();

    /// <summary>Time since the tests started.</summary>
    public static TimeSpan Now => Stopwatch.GetElapsedTime(Start);
}
