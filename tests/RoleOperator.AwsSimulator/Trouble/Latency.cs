using RoleOperator.AwsSimulator.Serving;

namespace RoleOperator.AwsSimulator.Trouble;

/// <summary>How long calls take.</summary>
/// <param name="Calls">Which calls.</param>
/// <param name="Least">The least time, real.</param>
/// <param name="Most">The greatest; the same as the least for a fixed time.</param>
public sealed record LatencyRule(CallPattern Calls, TimeSpan Least, TimeSpan Most);

/// <summary>Time that calls spend under way before anything is done with them. None by default. Safe for threads.</summary>
/// <param name="seed">Decides where in its range each call lies.</param>
public sealed class Latency(int seed)
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed);

    /// <summary>The first rule that matches a call holds; one that matches none is not delayed.</summary>
    public IReadOnlyList<LatencyRule> Rules { get; set; } = [];

    /// <summary>How long a call takes.</summary>
    public TimeSpan Of(Arrival arrival)
    {
        if (Rules.FirstOrDefault(rule => rule.Calls.Matches(arrival.Action, arrival.Account, arrival.Form)) is not { } rule)
            return TimeSpan.Zero;
        lock (gate)
            return rule.Least + ((rule.Most - rule.Least) * random.NextDouble());
    }
}
