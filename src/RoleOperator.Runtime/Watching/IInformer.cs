using RoleOperator.Runtime.Telemetry;

namespace RoleOperator.Runtime.Watching;

/// <summary>Keeps an <see cref="IStore{T}"/> equal to objects of the API server, and tells of changes.</summary>
/// <typeparam name="T">What is kept of an object.</typeparam>
public interface IInformer<T> : ISyncedSource, ILiveness
    where T : class
{
    /// <summary>What is known.</summary>
    IStore<T> Store { get; }

    /// <summary>
    /// Adds a subscriber. It runs on the informer's own path and holds up what comes after it, so it should only note the key. What it throws is
    /// logged.
    /// </summary>
    /// <param name="handler">Is called after the store has changed.</param>
    /// <exception cref="InvalidOperationException">The informer runs already: a late subscriber would have missed changes.</exception>
    void Subscribe(Action<Change<T>> handler);

    /// <summary>Lists and watches until told to stop. May be called once.</summary>
    /// <param name="ct">Ends it.</param>
    /// <returns>Completes, without an exception, after <paramref name="ct"/> was cancelled.</returns>
    Task RunAsync(CancellationToken ct);
}
