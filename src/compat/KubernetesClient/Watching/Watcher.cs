namespace k8s;

/// <summary>A watch that calls back from a task of its own, until it is disposed or the server ends it.</summary>
public class Watcher<T> : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private bool disposed;

    public Watcher(
        Func<Task<StreamReader>> streamReaderCreator, Action<WatchEventType, T> onEvent, Action<Exception> onError, Action? onClosed = null)
        : this(async () => (TextReader)await streamReaderCreator(), onEvent, onError, onClosed)
    {
    }

    public Watcher(
        Func<Task<TextReader>> streamReaderCreator, Action<WatchEventType, T> onEvent, Action<Exception>? onError, Action? onClosed = null)
        : this(report => WatchEvents.OfReader<T>(streamReaderCreator, report, CancellationToken.None), onEvent, onError, onClosed)
    {
    }

    internal Watcher(
        Func<Action<Exception>, IAsyncEnumerable<(WatchEventType, T)>> open, Action<WatchEventType, T> onEvent, Action<Exception>? onError, Action? onClosed)
    {
        OnEvent += onEvent;
        OnError += onError;
        OnClosed += onClosed;
        var token = stop.Token;
        _ = Task.Run(() => RunAsync(open(error => OnError?.Invoke(error)), token), CancellationToken.None);
    }

    public event Action<WatchEventType, T>? OnEvent;

    public event Action<Exception>? OnError;

    public event Action? OnClosed;

    public bool Watching { get; private set; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposed || !disposing)
            return;

        disposed = true;
        stop.Cancel();
        stop.Dispose();
    }

    private async Task RunAsync(IAsyncEnumerable<(WatchEventType Type, T Item)> events, CancellationToken cancellationToken)
    {
        try
        {
            Watching = true;
            await foreach (var (type, item) in events.WithCancellation(cancellationToken))
                OnEvent?.Invoke(type, item);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Disposed: the end that was asked for.
        }
        catch (Exception error) when (OnError is not null)
        {
            // The one place to report to: nobody awaits this task.
            OnError.Invoke(error);
        }
        finally
        {
            Watching = false;
            OnClosed?.Invoke();
        }
    }
}
