using Microsoft.Extensions.Logging;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Tests.Time;

namespace RoleOperator.Runtime.Tests.Control;

/// <summary>A controller whose passes are a function of the key, the term, the number of the pass over that key, and the cancellation.</summary>
internal sealed class ControllerWorld : IReconciler, IReconcileObserver
{
    public static readonly ResourceKey A = new("Role", "ns", "a");
    public static readonly ResourceKey B = new("Role", "ns", "b");
    public static readonly Outcome Well = new Outcome.Converged(TimeSpan.FromDays(1));

    private readonly Func<ResourceKey, LeaderTerm, int, CancellationToken, Task<Outcome>> pass;
    private readonly Dictionary<ResourceKey, int> passes = [];

    public ControllerWorld(
        ManualTime time, Func<ResourceKey, LeaderTerm, int, CancellationToken, Task<Outcome>> pass, int workers = 4, ILogger<Controller>? log = null)
    {
        this.pass = pass;
        Queue = new WorkQueue(time);
        Term = LeaderTerm.WithoutElection(time);
        var router = new OutcomeRouter(Queue, new Backoff(new Random(1)), TokenBucket.OfRetries(time), new Random(1));
        var options = new ControllerOptions("roles") { Workers = workers };
        Controller = new Controller(options, Queue, this, router, time, log ?? new RecordingLogger<Controller>(), this);
    }

    public WorkQueue Queue { get; }

    public LeaderTerm Term { get; }

    public Controller Controller { get; }

    public CancellationTokenSource Stop { get; } = new();

    public List<ReconcileReport> Reports { get; } = [];

    public bool ObserverThrows { get; init; }

    /// <summary>Passes that take so long, unless they are cancelled, and go well.</summary>
    public static Func<ResourceKey, LeaderTerm, int, CancellationToken, Task<Outcome>> Taking(TimeSpan span, ManualTime time) => async (_, _, _, ct) =>
    {
        await Task.Delay(span, time, ct);
        return Well;
    };

    public Task RunAsync() => Controller.RunAsync([], Task.FromResult(Term), Stop.Token);

    public void Start() => _ = RunAsync();

    public Task<Outcome> ReconcileAsync(ResourceKey key, LeaderTerm term, CancellationToken ct) =>
        pass(key, term, passes[key] = passes.GetValueOrDefault(key) + 1, ct);

    public void Reconciled(ReconcileReport report)
    {
        Reports.Add(report);
        if (ObserverThrows) throw new InvalidOperationException("bad observer");
    }
}
