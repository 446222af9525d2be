using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Tests.Time;

namespace RoleOperator.Runtime.Tests.Leadership;

/// <summary>One candidate's line to the server. A request that is on its way arrives even when its sender has given up.</summary>
internal sealed class LeaseLine(LeaseServer server, ManualTime time) : ILeaseStore
{
    public Func<Fate> Fate { get; set; } = () => Leadership.Fate.Fine;

    /// <summary>How long a request and its answer travel, each way.</summary>
    public Func<TimeSpan> Way { get; set; } = () => TimeSpan.FromMilliseconds(5);

    public bool Cut { get; set; }

    public Task<LeaseRecord?> GetAsync(CancellationToken ct) => CallAsync(() => server.Lease, ct);

    public Task<LeaseRecord> CreateAsync(LeaseRecord lease, CancellationToken ct) => CallAsync(() => server.Create(lease), ct);

    public Task<LeaseRecord> ReplaceAsync(LeaseRecord lease, CancellationToken ct) => CallAsync(() => server.Replace(lease), ct);

    private async Task<T> CallAsync<T>(Func<T> request, CancellationToken ct)
    {
        var fate = Fate();
        if (Cut) await Silence(ct);
        if (fate == Leadership.Fate.RequestLost)
        {
            await Task.Delay(Way(), time, ct);
            throw new IOException("connection refused");
        }

        var answer = await ArriveAsync(request).WaitAsync(ct);
        if (fate == Leadership.Fate.AnswerHangs || Cut) await Silence(ct);
        await Task.Delay(Way(), time, ct);
        return fate == Leadership.Fate.AnswerLost ? throw new IOException("reset by peer") : answer;
    }

    private static Task Silence(CancellationToken ct) => new TaskCompletionSource().Task.WaitAsync(ct);

    private async Task<T> ArriveAsync<T>(Func<T> request)
    {
        await Task.Delay(Way(), time);
        return request();
    }
}
