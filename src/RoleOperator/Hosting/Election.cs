using RoleOperator.Runtime.Leadership;

namespace RoleOperator.Hosting;

/// <summary>The election, or its absence where <c>--leader-elect=false</c> says that there is one replica only.</summary>
internal sealed class Election(LeaderElector? elector, TimeProvider time)
{
    private readonly LeaderTerm? alone = elector is null ? LeaderTerm.WithoutElection(time) : null;

    /// <summary>Completes when this process may write.</summary>
    public Task<LeaderTerm> Elected => elector?.Elected ?? Task.FromResult(alone!);

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
