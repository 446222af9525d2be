namespace RoleOperator.Runtime.Leadership;

/// <summary>
/// What one candidate has seen of the lease, and since when on its own clock. Another's lease expires by this observation alone, client-go's rule: the times
/// inside the record come from a clock that may be wrong.
/// </summary>
internal sealed class LeaseObservation(TimeProvider time, string identity, TimeSpan ownDuration)
{
    private LeaseRecord? last;
    private long changedAt;

    /// <summary>The lease as last seen; null when it was not there.</summary>
    public LeaseRecord? Current { get; private set; }

    public bool IsOurs => Current?.Holder == identity;

    /// <summary>
    /// How long until the lease may be taken. A lease that was held and then vanished keeps its holder's time: the holder does not know yet that it is gone.
    /// </summary>
    public TimeSpan UntilFree
    {
        get
        {
            if (last is null || last.Holder.Length == 0 || last.Holder == identity) return TimeSpan.Zero;
            var left = (last.Duration > TimeSpan.Zero ? last.Duration : ownDuration) - time.GetElapsedTime(changedAt);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>To be called after the answer arrived: a late look only prolongs the wait.</summary>
    public void See(LeaseRecord? record)
    {
        Current = record;
        if (record is null || record == last) return;
        last = record;
        changedAt = time.GetTimestamp();
    }
}
