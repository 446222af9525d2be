namespace RoleOperator.Runtime.Leadership;

/// <summary>
/// The right to write, with an end that its holder sees on its own monotonic clock, without asking anyone.
/// <para>Guarantee: once over, a term never lives again; a renewal that is answered too late is refused.</para>
/// <para>Limit: AWS cannot fence a late writer. A request already on the wire when the term ends may still take effect, which is why each step is
/// idempotent and each object carries its owner.</para>
/// </summary>
public sealed class LeaderTerm : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource ending = new();
    private readonly TimeProvider time;
    private readonly TimeSpan lifetime;
    private readonly ITimer? alarm;
    private long renewed;
    private bool ended;

    /// <summary>A term that lives until <paramref name="lifetime"/> has passed since <paramref name="since"/>, unless renewed.</summary>
    /// <param name="time">The holder's clock; only its monotonic timestamp counts.</param>
    /// <param name="lifetime">How long a renewal is good for: the renew deadline, shorter than the lease's duration.</param>
    /// <param name="since">A timestamp of <paramref name="time"/>, taken before the request that acquired the lease was sent.</param>
    public LeaderTerm(TimeProvider time, TimeSpan lifetime, long since)
    {
        this.time = time;
        this.lifetime = lifetime;
        renewed = since;
        Ended = ending.Token;
        if (lifetime == TimeSpan.MaxValue) return;
        alarm = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        SetAlarm();
    }

    /// <summary>Is cancelled when the term ends: promptly, but <see cref="IsOver"/> is what counts.</summary>
    public CancellationToken Ended { get; }

    /// <summary>True once the term has ended or its deadline has passed.</summary>
    public bool IsOver
    {
        get
        {
            lock (gate) return IsOverNow;
        }
    }

    private bool IsOverNow => ended || time.GetElapsedTime(renewed) >= lifetime;

    /// <summary>
    /// A term for a process that runs without election (<c>--leader-elect=false</c>): it lasts until <see cref="End"/>. Whoever uses it vouches that there is
    /// one replica only.
    /// </summary>
    /// <param name="time">The process's clock.</param>
    /// <returns>A live term.</returns>
    public static LeaderTerm WithoutElection(TimeProvider time) => new(time, TimeSpan.MaxValue, time.GetTimestamp());

    /// <summary>To be called before each write.</summary>
    /// <exception cref="LeadershipLostException">The term is over.</exception>
    public void ThrowIfOver()
    {
        if (IsOver) throw new LeadershipLostException();
    }

    /// <summary>Ends the term now, for good.</summary>
    public void End()
    {
        lock (gate)
        {
            if (ended) return;
            ended = true;
            alarm?.Dispose();
        }

        ending.Cancel();        // outside the lock: what hangs on the token may ask for IsOver
    }

    /// <summary>The same as <see cref="End"/>.</summary>
    public void Dispose() => End();

    /// <summary>Prolongs a live term. The stamp is taken before the request is sent, so a slow answer never stretches the term.</summary>
    /// <returns>False when the term is over: the answer came too late.</returns>
    internal bool TryRenew(long requestSentAt)
    {
        lock (gate)
        {
            if (IsOverNow) return false;
            renewed = Math.Max(renewed, requestSentAt);
            SetAlarm();
            return true;
        }
    }

    private void Ring()
    {
        lock (gate)
        {
            if (ended) return;
            if (!IsOverNow)
            {
                SetAlarm();
                return;
            }
        }

        End();
    }

    private void SetAlarm()
    {
        var left = lifetime - time.GetElapsedTime(renewed);
        alarm?.Change(TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(left.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }
}
