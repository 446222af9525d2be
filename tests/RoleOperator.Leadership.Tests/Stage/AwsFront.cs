using System.Collections.Concurrent;
using System.Web;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Leadership.Tests.Stage;

/// <summary>
/// One replica's way to AWS: stamps its writes, and can hold back their answers. What is held back has taken effect; only the replica does not know yet.
/// </summary>
public sealed class AwsFront : IAsyncDisposable
{
    private readonly ConcurrentQueue<AwsWrite> writes = new();
    private readonly HttpRelay relay;
    private volatile TaskCompletionSource? hold;
    private int held;
    private Func<int, bool> isDropped = _ => false;

    private AwsFront(Uri target) => relay = new HttpRelay(target, CarryAsync);

    public Uri Endpoint => relay.Endpoint;

    /// <summary>Every write so far, in the order of arrival.</summary>
    public IReadOnlyList<AwsWrite> Writes => [.. writes];

    /// <summary>How many answers were held back since the last <see cref="HoldAnswers"/>.</summary>
    public int Held => Volatile.Read(ref held);

    public static async Task<AwsFront> StartAsync(Uri target)
    {
        var front = new AwsFront(target);
        await front.relay.StartAsync();
        return front;
    }

    /// <summary>From now on, writes are carried out and not answered.</summary>
    public void HoldAnswers()
    {
        held = 0;
        hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Gives the answers that were held back.</summary>
    /// <param name="drop">Of which held calls, counted from 1, the connection is closed instead, so that the answer is lost.</param>
    public void Release(Func<int, bool>? drop = null)
    {
        isDropped = drop ?? isDropped;
        var released = hold!;
        hold = null;
        released.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        hold?.TrySetResult();
        await relay.DisposeAsync();
    }

    /// <summary>A caller that hangs up does not keep its write from being carried out.</summary>
    private async Task CarryAsync(RelayedCall call)
    {
        var action = HttpUtility.ParseQueryString(call.Body)["Action"] ?? "?";
        var isWrite = !action.StartsWith("Get", StringComparison.Ordinal)
            && !action.StartsWith("List", StringComparison.Ordinal)
            && !action.StartsWith("Describe", StringComparison.Ordinal);
        if (isWrite) writes.Enqueue(new(action, Clock.Now));

        var answer = await call.PassOnAsync(CancellationToken.None);
        if (isWrite && hold is { } until)
        {
            var turn = Interlocked.Increment(ref held);
            await until.Task;
            if (isDropped(turn))
            {
                call.Abort();
                return;
            }
        }

        await call.AnswerAsync(answer);
    }
}
