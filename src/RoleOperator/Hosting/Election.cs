using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Telemetry;

namespace RoleOperator.Hosting;

/// <summary>The election, or its absence where <c>--leader-elect=false</c> says that there is one replica only.</summary>
internal sealed class Election(LeaderElector? elector, TimeProvider time) : ILiveness
{
    private readonly LeaderTerm? alone = elector is null ? LeaderTerm.WithoutElection(time) : null;

    /// <summary>Completes when this process may write.</summary>
    public Task<LeaderTerm> Elected => elector?.Elected ?? Task.FromResult(alone!);

    /// <summary>Whether this process may write now.</summary>
    public bool Leads => Elected.IsCompletedSuccessfully && !Elected.Result.IsOver;

    /// <summary>Whether it is known who leads: this process, or the holder of the lease that was seen.</summary>
    public bool IsKnown => Leads || elector?.Holder is not null;

    /// <summary>What keeps it from being known, in words.</summary>
    public string Trouble => elector?.Trouble ?? "nobody holds the lease yet";

    /// <inheritdoc/>
    public string? Stuck => elector?.Stuck;

    /// <summary>To be called before each request that only a leader may make.</summary>
    /// <exception cref="LeadershipLostException">This process does not lead: not any more, or not yet.</exception>
    public void ThrowIfOver()
    {
        if (!Elected.IsCompletedSuccessfully) throw new LeadershipLostException();
        Elected.Result.ThrowIfOver();
    }

    /// <summary>Takes part until told to stop, or until the term is lost.</summary>
    /// <exception cref="LeadershipLostException">The term is lost.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        if (elector is not null)
        {
            if (await elector.RunAsync(ct) == ElectionResult.LeadershipLost) throw new LeadershipLostException();
            return;
        }

        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = ct.Register(stopped.SetResult);
        await stopped.Task;
        alone!.End();
    }
}
