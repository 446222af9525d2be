namespace RoleOperator.Runtime.Telemetry;

/// <summary>
/// Every metric of the operator. Those of queues, reconciles, the election and the API server's client have the names, labels and meanings that
/// controller-runtime and client-go gave them.
/// </summary>
public static class Catalogue
{
    /// <summary>
    /// The label with an AWS service as actions name it, such as iam. The bare word belongs to the Prometheus operator: it gives each target the name of its
    /// Service under it, and Prometheus then renames a metric's own label of that name.
    /// </summary>
    internal const string Service = "aws_service";

    private static readonly string[] Queue = ["controller", "name"];

    /// <summary>Keys in line.</summary>
    public static MetricDefinition QueueDepth { get; } = new(
        "workqueue_depth", MetricKind.Gauge, "", Queue, "Objects that wait for a worker now; those that wait for a time to come are not counted");

    /// <summary>Turns asked for.</summary>
    public static MetricDefinition QueueAdds { get; } = new("workqueue_adds_total", MetricKind.Counter, "", Queue, "Turns that were asked for");

    /// <summary>Turns put off.</summary>
    public static MetricDefinition QueueRetries { get; } = new(
        "workqueue_retries_total", MetricKind.Counter, "", Queue, "Turns that were put off to a later time: retries, waits and the periodic checks");

    /// <summary>Time in line.</summary>
    public static MetricDefinition QueueDuration { get; } = new(
        "workqueue_queue_duration_seconds", MetricKind.Histogram, "s", Queue, "How long an object was wanted before a worker took it")
    { Buckets = Buckets.Queue };

    /// <summary>Time in work.</summary>
    public static MetricDefinition WorkDuration { get; } = new(
        "workqueue_work_duration_seconds", MetricKind.Histogram, "s", Queue, "How long a worker had an object")
    { Buckets = Buckets.Queue };

    /// <summary>Work under way.</summary>
    public static MetricDefinition UnfinishedWork { get; } = new(
        "workqueue_unfinished_work_seconds", MetricKind.Gauge, "s", Queue, "The ages of all passes that are under way, together; what grows for long is stuck");

    /// <summary>The oldest pass under way.</summary>
    public static MetricDefinition LongestRunning { get; } = new(
        "workqueue_longest_running_processor_seconds", MetricKind.Gauge, "s", Queue, "The age of the oldest pass that is under way");

    /// <summary>Passes by result.</summary>
    public static MetricDefinition Reconciles { get; } = new(
        "controller_runtime_reconcile_total", MetricKind.Counter, "", ["controller", "result"],
        "Passes by result: success (AWS matches, or the object is gone), requeue_after (something is awaited, a call to AWS failed, or a "
        + "person has to act), error (anything else went wrong; tried again with backoff). The result requeue is there for dashboards and stays 0");

    /// <summary>Passes that failed.</summary>
    public static MetricDefinition ReconcileErrors { get; } = new(
        "controller_runtime_reconcile_errors_total", MetricKind.Counter, "", ["controller"], "Passes with the result error");

    /// <summary>Passes that met a mistake in the operator.</summary>
    public static MetricDefinition ReconcilePanics { get; } = new(
        "controller_runtime_reconcile_panics_total", MetricKind.Counter, "", ["controller"],
        "Passes that ended with an exception that shows a mistake in the operator itself, rather than trouble with a server");

    /// <summary>Time of a pass.</summary>
    public static MetricDefinition ReconcileTime { get; } = new(
        "controller_runtime_reconcile_time_seconds", MetricKind.Histogram, "s", ["controller"], "How long a pass took")
    { Buckets = Buckets.Reconcile };

    /// <summary>Workers.</summary>
    public static MetricDefinition MaxConcurrent { get; } = new(
        "controller_runtime_max_concurrent_reconciles", MetricKind.Gauge, "", ["controller"], "Workers of the controller (--workers)");

    /// <summary>Busy workers.</summary>
    public static MetricDefinition ActiveWorkers { get; } = new(
        "controller_runtime_active_workers", MetricKind.Gauge, "", ["controller"], "Workers that have an object now");

    /// <summary>Whether this process leads.</summary>
    public static MetricDefinition Leader { get; } = new(
        "leader_election_master_status", MetricKind.Gauge, "", ["name"], "1 while this replica leads, 0 while it stands by; the name is the lease's");

    /// <summary>Requests to the API server.</summary>
    public static MetricDefinition KubernetesRequests { get; } = new(
        "rest_client_requests_total", MetricKind.Counter, "", ["code", "method", "host"],
        "Requests to the API server by status code, with the code <error> where no answer came");

    /// <summary>Latency of the API server.</summary>
    public static MetricDefinition KubernetesDuration { get; } = new(
        "rest_client_request_duration_seconds", MetricKind.Histogram, "s", ["verb", "host"],
        "Time to the head of the API server's answer; watches are not measured")
    { Buckets = Buckets.Request };

    /// <summary>Requests to AWS.</summary>
    public static MetricDefinition AwsRequests { get; } = new(
        "role_operator_aws_requests_total", MetricKind.Counter, "", [Service, "operation", "code"],
        "Requests to AWS, the SDK's own retries among them, by AWS's error code: OK where there is none, Timeout, NoAnswer or Cancelled where no answer came");

    /// <summary>Latency of AWS.</summary>
    public static MetricDefinition AwsDuration { get; } = new(
        "role_operator_aws_request_duration_seconds", MetricKind.Histogram, "s", [Service, "operation"], "Time that a request to AWS took, whatever its answer")
    { Buckets = Buckets.Request };

    /// <summary>Throttled requests.</summary>
    public static MetricDefinition AwsThrottles { get; } = new(
        "role_operator_aws_throttles_total", MetricKind.Counter, "", [Service], "Requests that AWS answered with a code for throttling");

    /// <summary>Drift seen.</summary>
    public static MetricDefinition DriftFound { get; } = new(
        "role_operator_drift_found_total", MetricKind.Counter, "", ["kind"],
        "How often an object that was Ready was found changed in AWS. In Observe mode one drift counts once, however long it stays");

    /// <summary>Drift mended.</summary>
    public static MetricDefinition DriftRepaired { get; } = new(
        "role_operator_drift_repaired_total", MetricKind.Counter, "", ["kind"],
        "How often an object that was found changed in AWS was made again as the spec says, at once and whole");

    /// <summary>Objects by condition.</summary>
    public static MetricDefinition Objects { get; } = new(
        "role_operator_objects", MetricKind.Gauge, "", ["kind", "condition", "status", "reason"],
        "Objects that have a condition in that status for that reason. An object without a Ready condition yet counts as Ready=Unknown with the reason None; "
        + "reasons that are not the operator's count as Other");

    /// <summary>What could not be read.</summary>
    public static MetricDefinition Unreadables { get; } = new(
        "role_operator_watch_unreadable_total", MetricKind.Counter, "", ["kind", "cause"],
        "What lists and watches brought that could not be understood, by cause: Content, Metadata, Kind, Line, LineTooLong, Error, PageTooLarge");

    /// <summary>What may not be read.</summary>
    public static MetricDefinition WatchRefused { get; } = new(
        "role_operator_watch_refused", MetricKind.Gauge, "", ["kind", "watched_namespace"],
        "1 while the API server refuses to list a kind in a namespace of --namespaces, so that its objects there are left alone; else 0. "
        + "The namespace is * where all are watched");

    /// <summary>The version.</summary>
    public static MetricDefinition BuildInfo { get; } = new(
        "role_operator_build_info", MetricKind.Gauge, "", ["version"], "Always 1; the label tells the operator's version");

    /// <summary>Processor time.</summary>
    public static MetricDefinition ProcessCpu { get; } = new(
        "process_cpu_seconds_total", MetricKind.Counter, "s", [], "Processor time of the process, user and system together");

    /// <summary>Memory.</summary>
    public static MetricDefinition ProcessMemory { get; } = new(
        "process_resident_memory_bytes", MetricKind.Gauge, "By", [], "Memory of the process that is in RAM");

    /// <summary>When the process began.</summary>
    public static MetricDefinition ProcessStart { get; } = new(
        "process_start_time_seconds", MetricKind.Gauge, "s", [], "When the process started, in seconds since 1970");

    /// <summary>Garbage collections.</summary>
    public static MetricDefinition Collections { get; } = new(
        "dotnet_collection_count_total", MetricKind.Counter, "", ["generation"], "Garbage collections of a generation and those below it");

    /// <summary>The managed heap.</summary>
    public static MetricDefinition ManagedMemory { get; } = new(
        "dotnet_total_memory_bytes", MetricKind.Gauge, "By", [], "Memory of managed objects, garbage not yet collected included");

    /// <summary>All of them, in the order of the reference.</summary>
    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        Objects, DriftFound, DriftRepaired,
        Reconciles, ReconcileErrors, ReconcilePanics, ReconcileTime, MaxConcurrent, ActiveWorkers,
        QueueDepth, QueueAdds, QueueRetries, QueueDuration, WorkDuration, UnfinishedWork, LongestRunning,
        AwsRequests, AwsDuration, AwsThrottles,
        KubernetesRequests, KubernetesDuration, Unreadables, WatchRefused,
        Leader, BuildInfo, ProcessCpu, ProcessMemory, ProcessStart, Collections, ManagedMemory,
    ];
}
