using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Hosting;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Telemetry;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Telemetry.Tests.Unit;

/// <summary>One kind's loop, of which a test decides whether it moves and how it ends.</summary>
internal sealed class FakeLoop(string kind) : IControllerLoop, ILiveness, ISyncedSource
{
    /// <summary>How the controller ends; it goes on until told to stop unless this says something else.</summary>
    public TaskCompletionSource Control { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string? Stuck { get; set; }

    public string Kind => kind;

    public string Name => kind;

    public int Workers => 1;

    public WorkQueue Queue { get; } = new(TimeProvider.System);

    public IEnumerable<IReadOnlyList<Condition>?> Conditions => [];

    public IReadOnlyList<ILiveness> Moving => [this];

    public ISyncedSource Source => this;

    public bool HasSynced => true;

    public string? Trouble => null;

    public IReadOnlyList<WatchedScope> Scopes => [new(kind, null, null)];

    public Task WaitForSyncAsync(CancellationToken ct) => Task.CompletedTask;

    public Task WatchAsync(CancellationToken ct) => UntilAsync(ct);

    public async Task ControlAsync(Task<LeaderTerm> elected, CancellationToken ct) => await await Task.WhenAny(Control.Task, UntilAsync(ct));

    private static async Task UntilAsync(CancellationToken ct)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = ct.Register(stopped.SetResult);
        await stopped.Task;
    }
}
