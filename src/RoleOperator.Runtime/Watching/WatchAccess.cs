namespace RoleOperator.Runtime.Watching;

/// <summary>
/// Whether the API server lets the operator list and watch a collection: not known yet, granted, or refused. Written by the informer's own path, read by
/// anybody; there is no moment at which something that was granted or refused is neither.
/// </summary>
internal sealed class WatchAccess(TimeProvider time)
{
    // As long as an API server that has just started may take to read its roles and bindings; meanwhile it refuses what it allows a moment later.
    private static readonly TimeSpan Doubt = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource answered = NewSignal();
    private volatile TaskCompletionSource synced = NewSignal();
    private volatile string? refusal;
    private long? refusedSince;

    public bool HasSynced => synced.Task.IsCompleted;

    public string? Refusal => refusal;

    public Task WaitForSyncAsync(CancellationToken ct) => synced.Task.WaitAsync(ct);

    public Task WaitForAnswerAsync(CancellationToken ct) => answered.Task.WaitAsync(ct);

    /// <summary>Judges a refusal: it is believed at once where nothing was listed before, and else when it has gone on for a minute.</summary>
    public WatchInput.Refused Judge(string error)
    {
        refusedSince ??= time.GetTimestamp();
        return new(error, Lasting: !HasSynced || time.GetElapsedTime(refusedSince.Value) >= Doubt);
    }

    /// <summary>Notes what happened. A failed transport says nothing about the rights, neither way.</summary>
    public void Note(WatchInput input)
    {
        if (input is not (WatchInput.Refused or WatchInput.Broken)) refusedSince = null;
    }

    /// <summary>A whole list came.</summary>
    public void Granted()
    {
        synced.TrySetResult();
        answered.TrySetResult();
        refusal = null;
    }

    /// <summary>A refusal is believed: nothing is known of the collection any more.</summary>
    public void Refused(string error)
    {
        refusal = error;
        if (HasSynced) synced = NewSignal();
        answered.TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
