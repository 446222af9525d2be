namespace RoleOperator.Runtime.Watching;

/// <summary>
/// Several informers of one kind seen as one: a namespace each, where an operator may read only some. They list and watch independently. One that the
/// API server refuses holds up nobody: the set has synced when every list is there or refused, and one at least is there.
/// </summary>
/// <typeparam name="T">What is kept of an object.</typeparam>
/// <param name="informers">One at least; no object may be known to two of them.</param>
public sealed class InformerSet<T>(IReadOnlyList<Informer<T>> informers) : IInformer<T>
    where T : class
{
    /// <inheritdoc/>
    public string Name => string.Join(", ", Select(informer => !informer.HasSynced, informer => informer.Name) is { Count: > 0 } waiting
        ? waiting
        : informers.Select(informer => informer.Name));

    /// <inheritdoc/>
    public string? Trouble => Select(informer => informer.Trouble is not null, informer => informer.Trouble!) is { Count: > 0 } troubles
        ? string.Join("; ", troubles)
        : null;

    /// <inheritdoc/>
    public string? Stuck => Select(informer => informer.Stuck is not null, informer => informer.Stuck!) is { Count: > 0 } stuck
        ? string.Join("; ", stuck)
        : null;

    /// <inheritdoc/>
    public bool HasSynced =>
        informers.Any(informer => informer.HasSynced) && informers.All(informer => informer.HasSynced || informer.Scopes[0].Refusal is not null);

    /// <inheritdoc/>
    public IReadOnlyList<WatchedScope> Scopes => [.. informers.SelectMany(informer => informer.Scopes)];

    /// <inheritdoc/>
    public IStore<T> Store { get; } = new Union(informers);

    /// <inheritdoc/>
    public async Task WaitForSyncAsync(CancellationToken ct)
    {
        await Task.WhenAll(informers.Select(informer => informer.WaitForAnswerAsync(ct)));
        await await Task.WhenAny(informers.Select(informer => informer.WaitForSyncAsync(ct)));
    }

    /// <inheritdoc/>
    public void Subscribe(Action<Change<T>> handler)
    {
        foreach (var informer in informers) informer.Subscribe(handler);
    }

    /// <inheritdoc/>
    /// <remarks>The first that fails ends the set, and is not kept from it by another that does not heed its cancellation.</remarks>
    public async Task RunAsync(CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            await foreach (var ended in Task.WhenEach(informers.Select(informer => informer.RunAsync(stop.Token)))) await ended;
        }
        finally
        {
            stop.Cancel();
        }
    }

    private List<string> Select(Func<Informer<T>, bool> which, Func<Informer<T>, string> what) => [.. informers.Where(which).Select(what)];

    private sealed class Union(IReadOnlyList<Informer<T>> informers) : IStore<T>
    {
        public void AddIndex(string name, Func<T, IEnumerable<string>> valuesOf)
        {
            foreach (var informer in informers) informer.Store.AddIndex(name, valuesOf);
        }

        public IReadOnlyList<Listed<T>> List() => [.. informers.SelectMany(informer => informer.Store.List())];

        public T? Find(ResourceKey key) => informers.Select(informer => informer.Store.Find(key)).FirstOrDefault(found => found is not null);

        public IReadOnlyList<Listed<T>> ByIndex(string name, string value) => [.. informers.SelectMany(informer => informer.Store.ByIndex(name, value))];
    }
}
