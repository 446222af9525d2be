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
    // client-go's reflector asks for 5 to 10 minutes, by chance, so that watches do not end together.
    private static readonly TimeSpan ShortestWatch = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWatch = TimeSpan.FromMinutes(10);

    // When the server should have closed the stream and this much later still has not, the connection is dead: its end never got through.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    // An API server gives up on a list after 60 s; what takes longer hangs.
    private static readonly TimeSpan PageLimit = TimeSpan.FromSeconds(90);

    // Every wait of the loop has a bound, of which the watch's is the longest; a minute more is nobody's slowness.
    private static readonly TimeSpan LongestTurn = LongestWatch + Grace + TimeSpan.FromMinutes(1);

    private readonly List<Action<Change<T>>> subscribers = [];
    private readonly List<Listed<T>> gathered = [];
    private readonly string name;
    private readonly IListWatch<T> source;
    private readonly TimeProvider time;
    private readonly Jitter jitter;
    private readonly ReconnectBackoff backoff;
    private readonly Heartbeat heartbeat;
    private readonly Standing standing;
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
        this.source = source;
        this.time = time;
        jitter = new Jitter(random);
        backoff = new ReconnectBackoff(time, jitter);
        heartbeat = new Heartbeat($"the informer of {name}", LongestTurn, time);
        standing = new Standing(time);
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
    public IReadOnlyList<WatchedScope> Scopes => [new(name, Namespace, standing.Refusal)];

    /// <inheritdoc/>
    public bool HasSynced => standing.HasSynced;

    /// <inheritdoc/>
    public string? Trouble { get; private set; }

    /// <inheritdoc/>
    public string? Stuck => heartbeat.Stuck;

    /// <inheritdoc/>
    public Task WaitForSyncAsync(CancellationToken ct) => standing.WaitForSyncAsync(ct);

    /// <summary>Waits for the API server's word on the first list: that it is there, or that it is refused.</summary>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Completes when either is so.</returns>
    public Task WaitForAnswerAsync(CancellationToken ct) => standing.WaitForAnswerAsync(ct);

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
                    WatchState.Listing(var page) => await ReadPageAsync(page, ct),
                    WatchState.Watching(var version) => await ReadStreamAsync(version, ct),
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
        standing.Hear(input);
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
            case WatchDo.Forget:
            case WatchDo.PauseThenRetry:
            case WatchDo.PauseThenRelist:
                if (todo == WatchDo.Forget) Forget(((WatchInput.Refused)input).Error);
                Trouble = input switch
                {
                    WatchInput.Broken(var error) => error.Message,
                    WatchInput.Refused(var error, _) => error,
                    _ => null,
                };
                WatchLog.Pause(logger, name, input);
                await backoff.PauseAsync(ct);
                break;
            case WatchDo.ListMore:
            case WatchDo.Rewatch:
                break;
            default:
                throw new UnreachableException();
        }
    }

    private async Task<WatchInput> ReadPageAsync(string? continueToken, CancellationToken ct)
    {
        if (continueToken is null) gathered.Clear();
        using var limit = new CancellationTokenSource(PageLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            var page = await source.ListAsync(continueToken, either.Token);
            gathered.AddRange(page.Items);
            return new WatchInput.Page(page.ResourceVersion, page.Continue);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            return InputOf(error);
        }
    }

    /// <summary>Follows one stream to its end. Changes and bookmarks advance the state on the way; the end is returned.</summary>
    private async Task<WatchInput> ReadStreamAsync(string resourceVersion, CancellationToken ct)
    {
        var opened = time.GetTimestamp();
        var lines = 0;
        var serverTimeout = jitter.Between(ShortestWatch, LongestWatch);
        using var limit = new CancellationTokenSource(serverTimeout + Grace, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            await foreach (var line in source.WatchAsync(resourceVersion, serverTimeout, either.Token))
            {
                lines++;
                heartbeat.Beat();
                var input = InputOf(line);
                if (input is WatchInput.Expired or WatchInput.Unreadable) return input;
                if (Advance(input) == WatchDo.Deliver) Deliver(line);
            }

            ct.ThrowIfCancellationRequested();
            return new WatchInput.Closed(time.GetElapsedTime(opened), lines);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return new WatchInput.Broken(new TimeoutException($"The server did not end the watch after {serverTimeout}, as it was asked to."));
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            return InputOf(error);
        }
    }

    private WatchInput InputOf(Exception error) => error switch
    {
        WatchExpiredException => new WatchInput.Expired(),
        WatchRefusedException => standing.Weigh(error.Message),
        _ => new WatchInput.Broken(error),
    };

    private static WatchInput InputOf(WatchEvent<T> line) => line switch
    {
        WatchEvent<T>.Applied(var item) => new WatchInput.Changed(item.ResourceVersion),
        WatchEvent<T>.Deleted(var item) => new WatchInput.Changed(item.ResourceVersion),
        WatchEvent<T>.Bookmark(var version) => new WatchInput.Bookmark(version),
        WatchEvent<T>.Expired => new WatchInput.Expired(),
        WatchEvent<T>.Unreadable(var error) => new WatchInput.Unreadable(error),
        _ => throw new UnreachableException(),
    };

    private void Commit()
    {
        Trouble = null;
        WatchLog.Listed(logger, name, gathered.Count);
        if (standing.Refusal is not null) WatchLog.Granted(logger, name, gathered.Count);
        foreach (var change in Store.Replace(gathered, initial: !HasSynced)) Notify(change);
        gathered.Clear();
        standing.List();
    }

    /// <summary>What cannot be read is not known: as if this had started just now, and were waiting for its first list.</summary>
    private void Forget(string error)
    {
        if (standing.Refusal is null) WatchLog.Refused(logger, name, error);
        standing.Refuse(error);
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
