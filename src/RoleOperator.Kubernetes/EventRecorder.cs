using System.Threading.Channels;
using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Resources;
using RoleOperator.Runtime.Events;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Telemetry;

namespace RoleOperator.Kubernetes;

/// <summary>
/// Posts events of events.k8s.io/v1 behind the passes' backs: a full line or a failed request loses an event, never a pass. What is said
/// again becomes a series on the first event. Only a leader posts: what a standby has to tell waits for its term, and only as long as it is news.
/// </summary>
public sealed class EventRecorder : IEventSink, ILiveness
{
    private const string Controller = ResourceKind.Group + "/role-operator";

    /// <summary>API limit of the note field, in bytes of UTF-8.</summary>
    private const int NoteBytes = 1024;

    private const int NamesKept = 4096;

    /// <summary>What happened longer ago was for the leader before to tell. Longer than a lease takes to change hands.</summary>
    private static readonly TimeSpan News = TimeSpan.FromMinutes(1);

    /// <summary>The client gives a request up after 100 s.</summary>
    private static readonly TimeSpan LongestPost = TimeSpan.FromMinutes(3);

    private readonly Channel<(EventRecord Record, long At)> line = Channel.CreateBounded<(EventRecord, long)>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Dictionary<long, string> names = [];
    private readonly IKubernetes kubernetes;
    private readonly EventThrottle throttle;
    private readonly TimeProvider time;
    private readonly string instance;
    private readonly Heartbeat heartbeat;
    private readonly ILogger logger;

    internal EventRecorder(IKubernetes kubernetes, TimeProvider time, string instance, ILogger<EventRecorder> logger)
    {
        this.kubernetes = kubernetes;
        this.time = time;
        this.instance = instance;
        this.logger = logger;
        throttle = new EventThrottle(time);
        heartbeat = new Heartbeat("the posting of events", LongestPost, time);
    }

    /// <inheritdoc/>
    public string? Stuck => heartbeat.Stuck;

    /// <inheritdoc/>
    public void Emit(EventRecord record) => line.Writer.TryWrite((record, time.GetTimestamp()));

    /// <summary>Takes no more events; <see cref="RunAsync"/> ends when those that it has are posted.</summary>
    public void Close() => line.Writer.TryComplete();

    /// <summary>Posts until told to stop, until closed, or until the term is over.</summary>
    /// <param name="elected">Yields the term to post in.</param>
    /// <param name="ct">Ends it.</param>
    public async Task RunAsync(Task<LeaderTerm> elected, CancellationToken ct)
    {
        try
        {
            var term = await elected.WaitAsync(ct);
            var begun = time.GetTimestamp();
            await foreach (var (record, at) in line.Reader.ReadAllAsync(ct))
            {
                if (time.GetElapsedTime(at, begun) > News) continue;
                if (term.IsOver) return;
                heartbeat.Beat();
                await PostAsync(record, ct);
                heartbeat.Rest();
            }
        }
        catch (OperationCanceledException)
        {
            // The end that was asked for, of the process or of its candidacy.
        }
    }

    private async Task PostAsync(EventRecord record, CancellationToken ct)
    {
        try
        {
            switch (throttle.Decide(record))
            {
                case EventDecision.Post(var series):
                    var posted = await kubernetes.EventsV1.CreateNamespacedEventAsync(EventOf(record, series), record.About.Namespace, cancellationToken: ct);
                    if (names.Count >= NamesKept) names.Clear();        // the worst that follows is a repeat that is not counted
                    names[series] = posted.Metadata.Name;
                    break;
                case EventDecision.Update(var series, var count) when names.TryGetValue(series, out var name):
                    var patch = $$$"""{"series":{"count":{{{count}}},"lastObservedTime":"{{{time.GetUtcNow():yyyy-MM-ddTHH:mm:ss.ffffffZ}}}"}}""";
                    await kubernetes.EventsV1.PatchNamespacedEventAsync(
                        new V1Patch(patch, V1Patch.PatchType.MergePatch), name, record.About.Namespace, cancellationToken: ct);
                    break;
                default:
                    break;
            }
        }
#pragma warning disable CA1031 // Events tell people; whatever goes wrong with one must not end them all.
        catch (Exception e) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            KubernetesLog.EventDropped(logger, record.About.ToString(), e.Message);
        }
    }

    /// <summary>Named as client-go names events: after the object, with the time, and here the series, for uniqueness.</summary>
    private Eventsv1Event EventOf(EventRecord record, long series) => new()
    {
        ApiVersion = $"{Eventsv1Event.KubeGroup}/{Eventsv1Event.KubeApiVersion}",
        Kind = Eventsv1Event.KubeKind,
        Metadata = new V1ObjectMeta { Name = $"{record.About.Name}.{time.GetUtcNow().Ticks:x}{series:x}", NamespaceProperty = record.About.Namespace },
        EventTime = time.GetUtcNow().UtcDateTime,
        ReportingController = Controller,
        ReportingInstance = instance,
        Action = record.Action,
        Reason = record.Reason,
        Type = record.Type.ToString(),
        Note = Excerpt.ShortenToBytes(record.Message, NoteBytes),
        Regarding = new V1ObjectReference
        {
            ApiVersion = ResourceKind.ApiVersion,
            Kind = record.About.Kind,
            NamespaceProperty = record.About.Namespace,
            Name = record.About.Name,
            Uid = record.Uid,
        },
    };
}
