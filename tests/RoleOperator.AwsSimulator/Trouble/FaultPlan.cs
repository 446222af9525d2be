using RoleOperator.AwsSimulator.Serving;

namespace RoleOperator.AwsSimulator.Trouble;

/// <summary>
/// The faults that wait for their calls. The first rule that matches a call and whose turn has come decides; each rule counts and draws for itself, so that
/// the same seed hits the same calls of a kind, however they are mixed with others. Safe for threads.
/// </summary>
/// <param name="seed">Decides which calls a rule with a probability hits.</param>
public sealed class FaultPlan(int seed)
{
    private readonly Lock gate = new();
    private readonly List<Pending> pending = [];
    private int added;

    /// <summary>The rules that may still strike, in order.</summary>
    public IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (gate)
                return [.. pending.Select(rule => rule.Rule)];
        }
    }

    /// <summary>Adds a rule behind those that there are.</summary>
    public void Add(FaultRule rule)
    {
        lock (gate)
            pending.Add(new Pending(rule, new Random(unchecked((seed * 397) + added++))));
    }

    /// <summary>Forgets all rules.</summary>
    public void Clear()
    {
        lock (gate)
            pending.Clear();
    }

    /// <summary>What befalls a call; null where it is spared. Asking counts as the call.</summary>
    public Fault? Strike(Arrival arrival)
    {
        lock (gate)
        {
            var struck = pending.Find(rule => rule.Strikes(arrival));
            if (struck is { IsSpent: true })
                pending.Remove(struck);
            return struck?.Rule.Fault;
        }
    }

    private sealed class Pending(FaultRule rule, Random random)
    {
        private int seen;
        private int struck;

        public FaultRule Rule => rule;

        public bool IsSpent => struck >= rule.Times;

        public bool Strikes(Arrival arrival)
        {
            if (!rule.Calls.Matches(arrival.Action, arrival.Account, arrival.Form) || ++seen <= rule.Skip || random.NextDouble() >= rule.Probability)
                return false;
            struck++;
            return true;
        }
    }
}
