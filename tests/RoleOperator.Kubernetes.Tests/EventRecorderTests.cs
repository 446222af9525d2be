using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using k8s;
using KubernetesAdapterTests.Server;
using KubernetesClientTests.Loopback;
using RoleOperator.Kubernetes;
using RoleOperator.Kubernetes.Http;
using RoleOperator.Runtime.Events;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Testing;

namespace KubernetesAdapterTests;

public sealed class EventRecorderTests : IAsyncLifetime, IDisposable
{
    private readonly ManualTime time = new();
    private readonly ConcurrentQueue<string> posted = new();
    private readonly TaskCompletionSource<LeaderTerm> elected = new();
    private Action afterPost = () => { };
    private LoopbackServer server = null!;
    private k8s.Kubernetes client = null!;

    public async Task InitializeAsync()
    {
        server = await LoopbackServer.StartAsync(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            posted.Enqueue($"{JsonNode.Parse(await reader.ReadToEndAsync())!["reason"]}");
            afterPost();
            await LoopbackServer.Json(context, """{"metadata":{"name":"event"}}""", 201);
        });
        client = ApiServerClient.Create(new KubernetesClientConfiguration { Host = server.Address }, TimeProvider.System);
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Standby_WithEvents_PostsNothingAndOnElectionOnlyTheNews()
    {
        var recorder = Recorder();
        recorder.Emit(Event("Stale"));
        time.Advance(TimeSpan.FromMinutes(5));
        recorder.Emit(Event("News"));
        time.Advance(TimeSpan.FromSeconds(20));
        var run = recorder.RunAsync(elected.Task, default);
        recorder.Close();
        Assert.False(run.IsCompleted);

        elected.SetResult(LeaderTerm.WithoutElection(time));
        await run;

        Assert.Equal(["News"], posted);
    }

    [Fact]
    public async Task Term_ThatEnds_EndsThePosting()
    {
        using var term = LeaderTerm.WithoutElection(time);
        elected.SetResult(term);
        afterPost = term.End;
        var recorder = Recorder();
        foreach (var reason in new[] { "First", "Second", "Third" }) recorder.Emit(Event(reason));
        recorder.Close();

        await recorder.RunAsync(elected.Task, default);

        Assert.Equal(["First"], posted);
    }

    [Fact]
    public async Task Candidate_StoppedBeforeItLed_EndsWithoutAnException()
    {
        var recorder = Recorder();
        recorder.Emit(Event("Never"));
        var run = recorder.RunAsync(elected.Task, default);
        elected.SetCanceled();

        await run;

        Assert.Empty(posted);
    }

    [Fact]
    public async Task Post_ThatDoesNotComeBack_ShowsAsStuckUntilItDoes_AndWaitingForEventsDoesNot()
    {
        elected.SetResult(LeaderTerm.WithoutElection(time));
        var (arrived, release) = (new TaskCompletionSource(), new ManualResetEventSlim());
        afterPost = () =>
        {
            arrived.SetResult();
            release.Wait();
        };
        var recorder = Recorder();
        var run = recorder.RunAsync(elected.Task, default);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Null(recorder.Stuck);

        recorder.Emit(Event("Slow"));
        await arrived.Task;
        time.Advance(TimeSpan.FromMinutes(3));
        Assert.Null(recorder.Stuck);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.StartsWith("the posting of events has not moved for 181 s", recorder.Stuck, StringComparison.Ordinal);

        release.Set();
        recorder.Close();
        await run;
        Assert.Null(recorder.Stuck);
        release.Dispose();
    }

    private static EventRecord Event(string reason) => new(new("Role", "shop", "orders"), "uid-1", EventType.Normal, reason, "Reconcile", "");

    private EventRecorder Recorder() => new(client, time, "here", new RecordingLogger<EventRecorder>());
}
