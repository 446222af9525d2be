using System.Diagnostics;
using Microsoft.Extensions.Logging;
using RoleOperator.Runtime.Telemetry;

namespace RoleOperator.Runtime.Watching;

/// <summary>
/// Keeps a <see cref="Store{T}"/> equal to a collection of the API server: lists, then watches, for ever, through every kind of failure.
/// <para>Guarantees: the store changes from one whole list to the next in one step; what vanished while no watch was open is reported as gone; changes reach
/// subscribers one at a time, in order, outside all locks; no subscriber and no server can stop it.</para>
/// </summary>
/// <typeparam name="T">What is kept of an object.</typeparam>
public sealed class Informer<T> : IInformer<T>
    where T : class
{
    // Every wait of the loop has a bound, of which the watch's is the longest; a minute more is nobody's slowness.
    private static readonly TimeSpan LongestTurn = BoundedReads<T>.Longest + TimeSpan.FromMinutes(1);

    private readonly List<Action<Change<T>>> subscribers = [];
    private readonly List<Listed<T>> gathered = [];
    private readonly string name;
    private readonly BoundedReads<T> reads;
    private readonly ReconnectBackoff backoff;
    private readonly Heartbeat heartbeat;
    private readonly WatchAccess access;
    private readonly ILogger logger;
    private WatchState state = WatchState.Start;
    private int started;

    /// <summary>An informer that has not started yet.</summary>
    /// <param name="name">What is watched, for the log.</param>
    /// <param name="source">The collection.</param>
    /// <param name="time">Measures pauses and timeouts.</param>
    /// <param name="random">Spreads them.</param>
    /// <param name="logger">Hears of lists and failures.</param>
    public Informer(string name, IListWatch<T> source, TimeProvider time, Random random, ILogger<Informer<T>> logger)
    {
        this.name = name;
        var jitter = new Jitter(random);
        backoff = new ReconnectBackoff(time, jitter);
        heartbeat = new Heartbeat($"the informer of {name}", LongestTurn, time);
        access = new WatchAccess(time);
        reads = new BoundedReads<T>(source, access, time, jitter);
        this.logger = logger;
        Store = new Store<T>(logger);
    }

    /// <summary>What is known of the collection.</summary>
    public Store<T> Store { get; }

    /// <inheritdoc/>
    IStore<T> IInformer<T>.Store => Store;

    /// <inheritdoc/>
    public string Name => name;

    /// <summary>The namespace that the collection is confined to; null for none.</summary>
    public string? Namespace { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<WatchedScope> Scopes => [new(name, Namespace, access.Refusal)];

    /// <inheritdoc/>
    public bool HasSynced => access.HasSynced;

    /// <inheritdoc/>
    public string? Trouble { get; private set; }

    /// <inheritdoc/>
    public string? Stuck => heartbeat.Stuck;

    /// <inheritdoc/>
    public Task WaitForSyncAsync(CancellationToken ct) => access.WaitForSyncAsync(ct);

    /// <summary>Waits for the API server's word on the first list: that it is there, or that it is refused.</summary>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Completes when either is so.</returns>
    public Task WaitForAnswerAsync(CancellationToken ct) => access.WaitForAnswerAsync(ct);

    /// <summary>
    /// Adds a subscriber. It runs on the informer's own path and holds up what comes after it, so it should only note the key. What it throws is logged.
    /// </summary>
    /// <param name="handler">Is called after the store has changed.</param>
    /// <exception cref="InvalidOperationException">The informer runs already: a late subscriber would have missed changes.</exception>
    public void Subscribe(Action<Change<T>> handler)
    {
        if (Volatile.Read(ref started) != 0) throw new InvalidOperationException($"The informer of {name} runs already; subscribe before.");
        subscribers.Add(handler);
    }

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken ct)
    {
        if (Interlocked.Exchange(ref started, 1) != 0) throw new InvalidOperationException($"The informer of {name} was started before.");
        try
        {
            while (true)
            {
                ct.ThrowIfCancellationRequested();
                heartbeat.Beat();
                var input = state switch
                {
                    WatchState.Listing(var page) => await reads.PageAsync(page, gathered, ct),
                    WatchState.Watching(var version) => await reads.StreamAsync(version, Follow, ct),
                    _ => throw new UnreachableException(),
                };
                await ActAsync(Advance(input), input, ct);
            }
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            // The end that was asked for; a transport may put it in words of its own.
            heartbeat.Rest();
        }
    }

    private WatchDo Advance(WatchInput input)
    {
        access.Note(input);
        (state, var todo) = WatchMachine.Next(state, input);
        return todo;
    }

    private async Task ActAsync(WatchDo todo, WatchInput input, CancellationToken ct)
    {
        switch (todo)
        {
            case WatchDo.Commit:
                Commit();
                break;
            case WatchDo.Forget when input is WatchInput.Refused(var error, _):
                Forget(error);
                await PauseAsync(input, ct);
                break;
            case WatchDo.PauseThenRetry:
            case WatchDo.PauseThenRelist:
                await PauseAsync(input, ct);
                break;
            case WatchDo.ListMore:
            case WatchDo.Rewatch:
                break;
            default:
                throw new UnreachableException();
        }
    }

    private Task PauseAsync(WatchInput input, CancellationToken ct)
    {
        Trouble = input switch
        {
            WatchInput.Broken(var error) => error.Message,
            WatchInput.Refused(var error, _) => error,
            _ => null,
        };
        WatchLog.Pause(logger, name, input);
        return backoff.PauseAsync(ct);
    }

    private void Follow(WatchInput input, WatchEvent<T> line)
    {
        heartbeat.Beat();
        if (Advance(input) == WatchDo.Deliver) Deliver(line);
    }

    private void Commit()
    {
        Trouble = null;
        WatchLog.Listed(logger, name, gathered.Count);
        if (access.Refusal is not null) WatchLog.Granted(logger, name, gathered.Count);
        foreach (var change in Store.Replace(gathered, initial: !HasSynced)) Notify(change);
        gathered.Clear();
        access.Granted();
    }

    /// <summary>What cannot be read is not known: as if this had started just now, and were waiting for its first list.</summary>
    private void Forget(string error)
    {
        if (access.Refusal is null) WatchLog.Refused(logger, name, error);
        access.Refused(error);
        foreach (var change in Store.Replace([], initial: false)) Notify(change);
    }

    private void Deliver(WatchEvent<T> line)
    {
        var change = line switch
        {
            WatchEvent<T>.Applied(var item) => Store.TryPut(item, out var put) ? put : null,
            WatchEvent<T>.Deleted(var item) => Store.TryDrop(item.Key, out var dropped) ? dropped : null,
            _ => throw new UnreachableException(),
        };
        if (change is not null) Notify(change);
    }

    private void Notify(Change<T> change)
    {
        foreach (var subscriber in subscribers)
        {
            try
            {
                subscriber(change);
            }
#pragma warning disable CA1031 // One bad subscriber must not keep the others from hearing of changes.
            catch (Exception error)
#pragma warning restore CA1031
            {
                WatchLog.SubscriberFailed(logger, change.Key, error);
            }
        }
    }
}
