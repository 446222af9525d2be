using System.Diagnostics.Metrics;

namespace RoleOperator.Runtime.Telemetry;

/// <summary>What is counted where it happens, on one meter. Counting costs next to nothing while nobody listens.</summary>
public static class Instruments
{
    /// <summary>The name under which an exporter finds them.</summary>
    public const string MeterName = "RoleOperator";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Unreadables = Counter(Catalogue.Unreadables);
    private static readonly Counter<long> DriftsFound = Counter(Catalogue.DriftFound);
    private static readonly Counter<long> DriftsRepaired = Counter(Catalogue.DriftRepaired);
    private static readonly Counter<long> AwsRequests = Counter(Catalogue.AwsRequests);
    private static readonly Counter<long> AwsThrottles = Counter(Catalogue.AwsThrottles);
    private static readonly Histogram<double> AwsDurations = Histogram(Catalogue.AwsDuration);
    private static readonly Counter<long> KubernetesRequests = Counter(Catalogue.KubernetesRequests);
    private static readonly Histogram<double> KubernetesDurations = Histogram(Catalogue.KubernetesDuration);
    private static readonly Counter<long> Reconciles = Counter(Catalogue.Reconciles);
    private static readonly Counter<long> ReconcileErrors = Counter(Catalogue.ReconcileErrors);
    private static readonly Counter<long> ReconcilePanics = Counter(Catalogue.ReconcilePanics);
    private static readonly Histogram<double> ReconcileTimes = Histogram(Catalogue.ReconcileTime);
    private static readonly Histogram<double> QueueDurations = Histogram(Catalogue.QueueDuration);
    private static readonly Histogram<double> WorkDurations = Histogram(Catalogue.WorkDuration);

    /// <summary>Counts something that a list or a watch brought and that could not be understood.</summary>
    /// <param name="kind">The kind that was listed or watched.</param>
    /// <param name="cause">What was wrong with it.</param>
    public static void Unreadable(string kind, UnreadableCause cause) => Unreadables.Add(1, new("kind", kind), new("cause", cause.ToString()));

    /// <summary>Begins the series of a kind at zero, so that the first rise is seen as one.</summary>
    /// <param name="kind">The kind.</param>
    public static void BeginKind(string kind)
    {
        DriftsFound.Add(0, Tag("kind", kind));
        DriftsRepaired.Add(0, Tag("kind", kind));
        ReconcileErrors.Add(0, Tag("controller", kind));
        ReconcilePanics.Add(0, Tag("controller", kind));
        foreach (var cause in Enum.GetValues<UnreadableCause>()) Unreadables.Add(0, new("kind", kind), new("cause", cause.ToString()));
        foreach (var result in ReconcileResult.All) Reconciles.Add(0, new("controller", kind), new("result", result));
    }

    /// <summary>Begins the series of an AWS service at zero.</summary>
    /// <param name="service">The service, as actions name it.</param>
    public static void BeginService(string service) => AwsThrottles.Add(0, Tag(Catalogue.Service, service));

    /// <summary>Counts an object that was Ready and is not as it should be in AWS.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="repaired">Whether the pass that found it mended it whole.</param>
    public static void Drift(string kind, bool repaired)
    {
        DriftsFound.Add(1, Tag("kind", kind));
        if (repaired) DriftsRepaired.Add(1, Tag("kind", kind));
    }

    /// <summary>Counts a request to AWS.</summary>
    /// <param name="service">The service, as actions name it: <c>iam</c>.</param>
    /// <param name="operation">The operation: <c>GetRole</c>.</param>
    /// <param name="code">AWS's error code, or a word for its absence.</param>
    /// <param name="throttled">Whether the code asks to slow down.</param>
    /// <param name="took">How long it took.</param>
    public static void AwsRequest(string service, string operation, string code, bool throttled, TimeSpan took)
    {
        AwsRequests.Add(1, new(Catalogue.Service, service), new("operation", operation), new("code", code));
        AwsDurations.Record(took.TotalSeconds, new(Catalogue.Service, service), new("operation", operation));
        if (throttled) AwsThrottles.Add(1, Tag(Catalogue.Service, service));
    }

    /// <summary>Counts a request to the API server.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="host">Host and port of the server.</param>
    /// <param name="code">The status code, or <c>&lt;error&gt;</c>.</param>
    /// <param name="took">How long its answer took; null for a watch.</param>
    public static void KubernetesRequest(string method, string host, string code, TimeSpan? took)
    {
        KubernetesRequests.Add(1, new("code", code), new("method", method), new("host", host));
        if (took is { } time) KubernetesDurations.Record(time.TotalSeconds, new("verb", method), new("host", host));
    }

    internal static void Reconcile(string controller, string result, TimeSpan waited, TimeSpan took)
    {
        Reconciles.Add(1, new("controller", controller), new("result", result));
        if (result == ReconcileResult.Error) ReconcileErrors.Add(1, Tag("controller", controller));
        ReconcileTimes.Record(took.TotalSeconds, Tag("controller", controller));
        QueueDurations.Record(waited.TotalSeconds, new("controller", controller), new("name", controller));
        WorkDurations.Record(took.TotalSeconds, new("controller", controller), new("name", controller));
    }

    internal static void ReconcilePanic(string controller) => ReconcilePanics.Add(1, Tag("controller", controller));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private static Counter<long> Counter(MetricDefinition metric) => Meter.CreateCounter<long>(metric.Name, metric.Unit, metric.Meaning);

    private static Histogram<double> Histogram(MetricDefinition metric) => Meter.CreateHistogram(
        metric.Name, metric.Unit, metric.Meaning, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = metric.Buckets });
}
