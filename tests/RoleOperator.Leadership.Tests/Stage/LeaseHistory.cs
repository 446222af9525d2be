using System.Collections.Concurrent;
using System.Net;
using k8s;
using k8s.Autorest;

namespace RoleOperator.Leadership.Tests.Stage;

/// <summary>A state of the lease.</summary>
/// <param name="Holder">Empty when released.</param>
/// <param name="Renewed">The holder's stamp, which tells one renewal from the next.</param>
/// <param name="SeenAt">When it was first seen: at most one look later than it came to be.</param>
public sealed record LeaseState(string Holder, DateTime? Renewed, TimeSpan SeenAt);

/// <summary>Everything that one lease went through, seen from the API server's side.</summary>
public sealed class LeaseHistory : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private readonly ConcurrentQueue<LeaseState> states = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task looking;

    public LeaseHistory(IKubernetes kubernetes, string @namespace) => looking = LookAsync(kubernetes, @namespace);

    public IReadOnlyList<LeaseState> States => [.. states];

    /// <summary>Who holds it now; null before the first has taken it.</summary>
    public string? Holder => States is [.., var newest] ? newest.Holder : null;

    /// <summary>The last renewal by a holder.</summary>
    public LeaseState LastOf(string holder) => States.Last(s => s.Holder == holder);

    /// <summary>Waits for a holder other than the one named.</summary>
    /// <returns>The lease when it was first seen with the new holder.</returns>
    public async Task<LeaseState> HolderAfterAsync(string holder)
    {
        var seen = await Theatre.Eventually.SeeAsync(
            $"the lease has a holder other than '{holder}'",
            () => Task.FromResult(States),
            s => s is [.., { Holder.Length: > 0 } newest] && newest.Holder != holder);
        return seen.First(s => s.Holder == seen[^1].Holder);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await looking;
        stop.Dispose();
    }

    private async Task LookAsync(IKubernetes kubernetes, string @namespace)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var lease = (await kubernetes.CoordinationV1.ReadNamespacedLeaseAsync("role-operator", @namespace)).Spec;
                var (holder, last) = (lease.HolderIdentity ?? "", states.LastOrDefault());
                if (holder != last?.Holder || lease.RenewTime != last.Renewed) states.Enqueue(new(holder, lease.RenewTime, Clock.Now));
            }
            catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.NotFound)
            {
                // Nobody has taken it yet.
            }

            await Task.Delay(Pause);
        }
    }
}
