using System.Diagnostics;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Queue;

namespace RoleOperator.Runtime.Telemetry;

/// <summary>
/// The operator's traces: a span for each pass, and below it one for each request that the pass makes. What runs beside the passes (lists, watches,
/// the lease, events) has none.
/// </summary>
public static class Spans
{
    /// <summary>The name under which an exporter finds them.</summary>
    public const string SourceName = "RoleOperator";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Begins the span of a request, if it belongs to a pass that somebody listens to.</summary>
    /// <param name="name">What is asked, without names of objects.</param>
    /// <returns>The span, to be disposed when the answer is there; null outside of a pass.</returns>
    public static Activity? Request(string name) => Activity.Current is null ? null : Source.StartActivity(name, ActivityKind.Client);

    internal static Activity? Pass(string controller, WorkLease lease)
    {
        var span = Source.StartActivity($"reconcile {controller}");
        if (span is not { IsAllDataRequested: true }) return span;
        span.SetTag("role_operator.kind", lease.Key.Kind);
        span.SetTag("k8s.namespace.name", lease.Key.Namespace);
        span.SetTag("role_operator.name", lease.Key.Name);
        span.SetTag("role_operator.priority", lease.Priority.ToString());
        span.SetTag("role_operator.waited_seconds", lease.Waited.TotalSeconds);
        return span;
    }

    internal static void Tell(this Activity? span, Outcome outcome)
    {
        if (span is null) return;
        span.SetTag("role_operator.result", outcome is Outcome.Failed { Error: LeadershipLostException } ? "leadership_lost" : ReconcileResult.Of(outcome));
        switch (outcome)
        {
            case Outcome.Failed(var error):
                span.SetTag("error.type", error.GetType().FullName);
                span.SetStatus(ActivityStatusCode.Error, error.Message);
                break;
            case Outcome.Blocked(var reason, _) blocked:
                span.SetTag("role_operator.reason", reason);
                if (!blocked.IsAskedFor) span.SetStatus(ActivityStatusCode.Error, reason);
                break;
            case Outcome.Waiting(_, var awaited):
                span.SetTag("role_operator.reason", awaited);
                break;
            default:
                break;
        }
    }
}
