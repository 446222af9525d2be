using Microsoft.Extensions.Logging;
using RoleOperator.Runtime.Telemetry;

namespace RoleOperator.Runtime.Leadership;

/// <summary>
/// Takes part in one election: waits for the lease, holds it as long as it can, gives it back on a clean stop.
/// <para>Guarantee: of all electors on one lease, at most one has a live <see cref="LeaderTerm"/> at any instant, as long as their clocks differ in speed by
/// less than the ratio of lease duration to renew deadline and nobody else edits the lease. Wall clocks do not matter.</para>
/// <para>A crashed leader is followed within the lease duration, one retry period and the requests that take the lease; a stopped one within a retry period
/// and the requests.</para>
/// </summary>
public sealed class LeaderElector : ILiveness
{
    private readonly TaskCompletionSource<LeaderTerm> elected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ILeaseStore store;
    private readonly ElectionOptions options;
    private readonly TimeProvider time;
    private readonly Jitter jitter;
    private readonly ILogger logger;
    private readonly LeaseObservation lease;
    private readonly Heartbeat heartbeat;

    // After a write without an answer the version in hand may be stale, and the lease may be ours without our knowing it.
    private bool mustRead = true;
    private bool writeUnanswered;
    private int started;

    /// <summary>An elector that has not started yet.</summary>
    /// <param name="store">Where the lease lives.</param>
    /// <param name="options">Who takes part, and the times.</param>
    /// <param name="time">This process's clock.</param>
    /// <param name="random">Spreads the tries of several candidates.</param>
    /// <param name="logger">Hears of elections, losses and failed requests.</param>
    /// <exception cref="ArgumentException">The times do not fit together.</exception>
    public LeaderElector(ILeaseStore store, ElectionOptions options, TimeProvider time, Random random, ILogger<LeaderElector> logger)
    {
        options.Validate();
        this.store = store;
        this.options = options;
        this.time = time;
        jitter = new Jitter(random);
        this.logger = logger;
        lease = new LeaseObservation(time, options.Identity, options.LeaseDuration);

        // A turn is a pause and two requests, all of them bounded.
        heartbeat = new Heartbeat("the leader election", options.RetryPeriod + (options.RequestLimit * 2) + options.LeaseDuration, time);
    }

    private enum Attempt
    {
        Held,
        HeldByAnother,
        NoAnswer,
    }

    /// <summary>Completes when this process becomes the leader; is cancelled when it stops before that.</summary>
    public Task<LeaderTerm> Elected => elected.Task;

    /// <summary>Who holds the lease, as last seen; null while that is not known, or nobody does.</summary>
    public string? Holder => lease.Current?.Holder is { Length: > 0 } holder ? holder : null;

    /// <summary>Why the last request about the lease came to nothing; null where it was answered.</summary>
    public string? Trouble { get; private set; }

    /// <inheritdoc/>
    public string? Stuck => heartbeat.Stuck;

    /// <summary>Runs the election to its end. Once only: a process leads for one term and then exits.</summary>
    /// <param name="ct">A clean stop. Cancel it after the workers have drained: the term ends at once and the lease is released.</param>
    /// <returns>Why it ended; in both cases the term was over before.</returns>
    /// <exception cref="InvalidOperationException">It was run before.</exception>
    public async Task<ElectionResult> RunAsync(CancellationToken ct)
    {
        if (Interlocked.Exchange(ref started, 1) != 0)
            throw new InvalidOperationException($"The election of {options.Identity} was run before; a new term needs a new elector, in a new process.");
        LeaderTerm? term = null;
        try
        {
            term = await AcquireAsync(ct);
            LeadershipLog.Elected(logger, options.Identity);
            elected.TrySetResult(term);
            await KeepAsync(term, ct);
            LeadershipLog.Lost(logger, options.Identity);
            return ElectionResult.LeadershipLost;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            term?.End();
            elected.TrySetCanceled(ct);
            await ReleaseAsync();
            return ElectionResult.Stopped;
        }
        finally
        {
            heartbeat.Rest();
            term?.Dispose();
        }
    }

    private async Task<LeaderTerm> AcquireAsync(CancellationToken ct)
    {
        var leader = "";
        while (true)
        {
            mustRead = true;        // a candidate looks at the lease each time; a leader knows it
            var (attempt, sentAt) = await TryHoldAsync(ct);
            if (attempt == Attempt.Held)
            {
                var term = new LeaderTerm(time, options.RenewDeadline, sentAt);
                if (!term.IsOver) return term;
                term.Dispose();     // the answer took longer than the term; the next try renews what is ours already
            }

            if (attempt == Attempt.HeldByAnother && lease.Current?.Holder is { } holder && holder != leader)
                LeadershipLog.StandsBy(logger, options.Identity, leader = holder);

            var pause = jitter.HalfOf(options.RetryPeriod);
            var free = lease.UntilFree;
            await Task.Delay(free > TimeSpan.Zero && free < pause ? free : pause, time, ct);
        }
    }

    /// <summary>Renews until the term is lost; it is over when this returns.</summary>
    private async Task KeepAsync(LeaderTerm term, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, term.Ended);
        try
        {
            while (!term.IsOver)
            {
                await Task.Delay(options.RetryPeriod, time, either.Token);
                var (attempt, sentAt) = await TryHoldAsync(either.Token, leading: true);
                if (attempt == Attempt.HeldByAnother) term.End();
                if (attempt == Attempt.Held) term.TryRenew(sentAt);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested && term.IsOver)
        {
            // The deadline passed during a pause or a request.
        }

        term.End();
    }

    private async Task<(Attempt Attempt, long SentAt)> TryHoldAsync(CancellationToken ct, bool leading = false)
    {
        heartbeat.Beat();
        using var limit = new CancellationTokenSource(options.RequestLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            if (mustRead) lease.See(await store.GetAsync(either.Token).WaitAsync(either.Token));
            mustRead = true;
            Trouble = null;

            // A leader whose lease was given away, emptied or deleted by someone does not argue: others may act on what they see.
            if (leading && !lease.IsOurs) return (Attempt.HeldByAnother, 0);
            if (lease.UntilFree > TimeSpan.Zero) return (Attempt.HeldByAnother, 0);

            var sentAt = time.GetTimestamp();
            writeUnanswered = true;
            lease.See(await WriteAsync(either.Token).WaitAsync(either.Token));
            writeUnanswered = mustRead = false;
            return (Attempt.Held, sentAt);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (LeaseConflictException conflict)
        {
            writeUnanswered = false;
            Trouble = conflict.Message;
            LeadershipLog.Conflict(logger, conflict.Message);
        }
#pragma warning disable CA1031 // Whatever the transport throws means "no answer"; only the deadline ends a term.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Trouble = error.Message;
            LeadershipLog.NoAnswer(logger, error.Message, error);
        }

        return (Attempt.NoAnswer, 0);
    }

    private Task<LeaseRecord> WriteAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var before = lease.Current;
        if (before is null) return store.CreateAsync(new(options.Identity, options.LeaseDuration, now, now, 0, ""), ct);
        var renewed = before with { Holder = options.Identity, Duration = options.LeaseDuration, Renewed = now };
        return store.ReplaceAsync(
            lease.IsOurs ? renewed : renewed with { Acquired = now, Transitions = before.Transitions + 1 }, ct);
    }

    /// <summary>The term is over before this is called, so the next leader may start at once. Best effort: without it the lease runs out by itself.</summary>
    private async Task ReleaseAsync()
    {
        if (!lease.IsOurs && !writeUnanswered) return;
        using var limit = new CancellationTokenSource(options.RequestLimit, time);
        try
        {
            if (mustRead) lease.See(await store.GetAsync(limit.Token).WaitAsync(limit.Token));
            if (!lease.IsOurs) return;
            var released = lease.Current! with { Holder = "", Duration = TimeSpan.FromSeconds(1), Renewed = time.GetUtcNow() };
            await store.ReplaceAsync(released, limit.Token).WaitAsync(limit.Token);
            LeadershipLog.Released(logger, options.Identity);
        }
#pragma warning disable CA1031 // The process is on its way out; the lease expires without our help.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LeadershipLog.NotReleased(logger, error.Message, error);
        }
    }
}
