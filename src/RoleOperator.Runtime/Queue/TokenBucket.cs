namespace RoleOperator.Runtime.Queue;

/// <summary>
/// A rate limit over everything that shares it: a burst at once, then a steady rate. It never waits itself; callers turn its answer into a delay or a refusal,
/// so no cancellation can lose a token half-way.
/// </summary>
public sealed class TokenBucket
{
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly double perSecond;
    private readonly double burst;
    private double tokens;
    private long filled;

    /// <summary>A full bucket.</summary>
    /// <param name="perSecond">Tokens that flow in each second.</param>
    /// <param name="burst">How many it holds.</param>
    /// <param name="time">Measures the flow.</param>
    public TokenBucket(double perSecond, int burst, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perSecond);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(burst);
        this.perSecond = perSecond;
        this.burst = burst;
        this.time = time;
        tokens = burst;
        filled = time.GetTimestamp();
    }

    /// <summary>The bucket of one controller's retries: 10 a second after a burst of 100, as client-go's DefaultTypedControllerRateLimiter has it.</summary>
    /// <param name="time">Measures the flow.</param>
    public static TokenBucket OfRetries(TimeProvider time) => new(perSecond: 10, burst: 100, time);

    /// <summary>How many tokens there are now; negative when some were taken on credit.</summary>
    public double Level
    {
        get
        {
            lock (gate)
            {
                Fill();
                return tokens;
            }
        }
    }

    /// <summary>Takes a token, on credit when there is none.</summary>
    /// <returns>How long to wait before using it; zero when it was there.</returns>
    public TimeSpan Reserve()
    {
        lock (gate)
        {
            Fill();
            tokens--;
            return tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-tokens / perSecond);
        }
    }

    /// <summary>Takes a token if there is one.</summary>
    /// <returns>False when the bucket is empty; nothing was taken.</returns>
    public bool TryTake()
    {
        lock (gate)
        {
            Fill();
            if (tokens < 1) return false;
            tokens--;
            return true;
        }
    }

    private void Fill()
    {
        var now = time.GetTimestamp();
        tokens = Math.Min(burst, tokens + (time.GetElapsedTime(filled, now).TotalSeconds * perSecond));
        filled = now;
    }
}
