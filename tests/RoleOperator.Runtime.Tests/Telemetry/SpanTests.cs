using System.Diagnostics;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Telemetry;
using RoleOperator.Runtime.Tests.Queue;
using RoleOperator.Runtime.Tests.Time;

namespace RoleOperator.Runtime.Tests.Telemetry;

public sealed class SpanTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static TheoryData<Outcome, string, ActivityStatusCode, string?> Outcomes => new()
    {
        { new Outcome.Converged(Hour), "success", ActivityStatusCode.Unset, null },
        { new Outcome.Done(), "success", ActivityStatusCode.Unset, null },
        { new Outcome.Waiting(Hour, "DependencyNotReady"), "requeue_after", ActivityStatusCode.Unset, "DependencyNotReady" },
        { new Outcome.Blocked("NotOwned", Hour), "requeue_after", ActivityStatusCode.Error, "NotOwned" },
        { new Outcome.Blocked("Paused", Hour) { IsAskedFor = true }, "requeue_after", ActivityStatusCode.Unset, "Paused" },
        { new Outcome.Failed(new TimeoutException("slow")), "error", ActivityStatusCode.Error, null },
        { new Outcome.Failed(new LeadershipLostException()), "leadership_lost", ActivityStatusCode.Error, null },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Span_OfAPass_TellsTheObjectAndHowItEnded(Outcome outcome, string result, ActivityStatusCode status, string? reason)
    {
        using var listener = Listen();
        using var lease = Lease();
        using var span = Spans.Pass("Role", lease)!;
        span.Tell(outcome);

        Assert.Equal(("reconcile Role", "ns", "a"), (span.OperationName, span.GetTagItem("k8s.namespace.name"), span.GetTagItem("role_operator.name")));
        Assert.Equal((result, status, reason), (span.GetTagItem("role_operator.result"), span.Status, span.GetTagItem("role_operator.reason")));
    }

    [Fact]
    public void Span_OfARequest_IsThereInAPassAlone()
    {
        using var listener = Listen();
        using var lease = Lease();
        Assert.Null(Spans.Request("IAM.GetRole"));

        using var pass = Spans.Pass("Role", lease);
        using var request = Spans.Request("IAM.GetRole");
        Assert.Equal(pass!.SpanId, request!.ParentSpanId);
    }

    private static WorkLease Lease()
    {
        var queue = new WorkQueue(new ManualTime());
        queue.Add(WorkQueueTests.Key("a"));
        return queue.TakeAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult()!;
    }

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Spans.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
