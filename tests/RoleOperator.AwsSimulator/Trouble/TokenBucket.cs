namespace RoleOperator.AwsSimulator.Trouble;

/// <summary>Tokens that calls take and time brings back. It begins full.</summary>
/// <param name="rule">How many it holds, and how fast they come back.</param>
/// <param name="now">When it begins.</param>
public sealed class TokenBucket(ThrottleRule rule, DateTimeOffset now)
{
    // Counted down from full, so that a new bucket needs no other beginning.
    private double taken;
    private DateTimeOffset filled = now;

    /// <summary>Takes one token, if there is one.</summary>
    public bool TryTake(DateTimeOffset now)
    {
        taken = Math.Max(0, taken - ((now - filled).TotalSeconds * rule.RefillPerSecond));
        filled = now;
        if (taken + 1 > rule.Capacity)
            return false;
        taken++;
        return true;
    }
}
