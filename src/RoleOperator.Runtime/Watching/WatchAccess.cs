namespace RoleOperator.Runtime.Watching;

/// <summary>
/// The API server's word on a collection: none yet, listed, or refused. Written by the informer's own path, read by anybody; there is no moment at which
/// something that was listed or refused is neither.
/// </summary>
internal sealed class Standing(TimeProvider time)
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

    /// <summary>Notes a refusal. It is believed at once where nothing was listed before, and else when it has gone on for a minute.</summary>
    public WatchInput.Refused Weigh(string error)
    {
        refusedSince ??= time.GetTimestamp();
        return new(error, Lasting: !HasSynced || time.GetElapsedTime(refusedSince.Value) >= Doubt);
    }

    /// <summary>Notes what happened. A failed transport says nothing about the rights, neither way.</summary>
    public void Hear(WatchInput input)
    {
        if (input is not (WatchInput.Refused or WatchInput.Broken)) refusedSince = null;
    }

    public void List()
    {
        synced.TrySetResult();
        answered.TrySetResult();
        refusal = null;
    }

    public void Refuse(string error)
    {
        refusal = error;
        if (HasSynced) synced = NewSignal();
        answered.TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
