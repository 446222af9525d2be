using RoleOperator.AwsSimulator.Trouble;

namespace RoleOperator.AwsSimulator.Control;

/// <summary>What settings must be to make sense: checked before the first of them is set.</summary>
internal static class Sound
{
    // Timers know no longer ones.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>Rules of latency: not negative, the least first, a day at most.</summary>
    public static void Check(IReadOnlyList<LatencyRule> rules) => Each(rules, rule =>
    {
        NotNegative("least", rule.Least);
        Require(rule.Least <= rule.Most, $"least {Seconds(rule.Least)} is more than most {Seconds(rule.Most)}.");
        Require(rule.Most <= LongestWait, $"most {Seconds(rule.Most)} is more than a day.");
    });

    /// <summary>Rules of throttling: no negative numbers.</summary>
    public static void Check(IReadOnlyList<ThrottleRule> rules) => Each(rules, rule =>
        Require(rule is { Capacity: >= 0, RefillPerSecond: >= 0 }, "capacity and refillPerSecond must not be negative."));

    /// <summary>Rules of faults: each can strike at least once, and can be sent.</summary>
    public static void Check(IReadOnlyList<FaultRule> rules) => Each(rules, rule =>
    {
        Require(rule.Skip >= 0, $"skip {rule.Skip} is negative.");
        Require(rule.Times is null or >= 1, $"times {rule.Times}: a fault strikes once at least; without times it strikes without end.");
        Require(rule.Probability is > 0 and <= 1, $"probability {rule.Probability:R} is not above 0 and at most 1.");
        switch (rule.Fault)
        {
            case Fault.ErrorBefore { Status: var status }:
                CheckStatus(status);
                break;
            case Fault.ErrorAfter { Status: var status }:
                CheckStatus(status);
                break;
            case Fault.SlowDrip drip:
                Require(drip.Bytes >= 1, $"bytes {drip.Bytes}: a drip is one byte at least.");
                NotNegative("interval", drip.Interval);
                Require(drip.Interval <= LongestWait, $"interval {Seconds(drip.Interval)} is more than a day.");
                break;
        }
    });

    /// <summary>Lags: not negative.</summary>
    public static void Check(IReadOnlyList<LagSetting> lags) => Each(lags, lag => NotNegative("seconds", lag.Seconds));

    /// <summary>Times of which some may not be given: not negative.</summary>
    public static void Check(params ReadOnlySpan<(string Name, TimeSpan? Time)> times)
    {
        foreach (var (name, time) in times)
            NotNegative(name, time ?? TimeSpan.Zero);
    }

    private static void Each<T>(IReadOnlyList<T> items, Action<T> check)
        where T : class
    {
        foreach (var item in items)
            check(item ?? throw new ArgumentException("An element of the array is null."));
    }

    private static void CheckStatus(int status) => Require(status is >= 400 and <= 599, $"status {status}: that of an error is from 400 to 599.");

    private static void NotNegative(string name, TimeSpan time) => Require(time >= TimeSpan.Zero, $"{name} {Seconds(time)} is negative.");

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:R} s";

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new ArgumentException(otherwise);
    }
}
