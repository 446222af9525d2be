using RoleOperator.AwsSimulator.Serving;

namespace RoleOperator.AwsSimulator.Trouble;

/// <summary>A limit on the rate of calls.</summary>
/// <param name="Calls">Which calls; those of one account and one operation (for EC2 also of one region) share a bucket.</param>
/// <param name="Capacity">The tokens of a full bucket.</param>
/// <param name="RefillPerSecond">The tokens that come back in a second.</param>
public sealed record ThrottleRule(CallPattern Calls, double Capacity, double RefillPerSecond)
{
    /// <summary>True for a rule about EC2 descriptions without any filter, id or page size alone: AWS gives them less.</summary>
    public bool OnlyUnfiltered { get; init; }
}

/// <summary>
/// Throttling by token buckets, one for each account and operation, in simulated time. Off by default. Safe for threads.
/// </summary>
/// <param name="time">The simulated clock.</param>
public sealed class Throttling(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(ThrottleRule Rule, string Account, string Region, string Action), TokenBucket> buckets = [];

    /// <summary>EC2's numbers as its developer guide documents them by category, for each account and region.</summary>
    public static IReadOnlyList<ThrottleRule> Ec2Documented { get; } =
    [
        new(new CallPattern("ec2:AssociateIamInstanceProfile"), 100, 5),
        new(new CallPattern("ec2:DisassociateIamInstanceProfile"), 100, 5),
        new(new CallPattern("ec2:Describe*"), 50, 10) { OnlyUnfiltered = true },
        new(new CallPattern("ec2:Describe*"), 100, 20),
        new(new CallPattern("ec2:*"), 50, 5),
    ];

    /// <summary>The first rule that matches a call holds. Setting them begins with full buckets.</summary>
    public IReadOnlyList<ThrottleRule> Rules
    {
        get;
        set
        {
            lock (gate)
            {
                buckets.Clear();
                field = value;
            }
        }
    } = [];

    /// <summary>Takes a token for a call; false where it comes too fast.</summary>
    public bool Admits(Arrival arrival)
    {
        var rule = Rules.FirstOrDefault(rule =>
            rule.Calls.Matches(arrival.Action, arrival.Account, arrival.Form) && (!rule.OnlyUnfiltered || arrival.IsUnfiltered));
        if (rule is null)
            return true;
        var now = time.GetUtcNow();
        var key = (rule, arrival.Account ?? "", arrival.Service.IsEc2 ? arrival.Region : "", arrival.Action);
        lock (gate)
        {
            if (!buckets.TryGetValue(key, out var bucket))
                buckets[key] = bucket = new TokenBucket(rule, now);
            return bucket.TryTake(now);
        }
    }
}
