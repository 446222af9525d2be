namespace RoleOperator.Runtime.Telemetry;

/// <summary>How a metric moves.</summary>
public enum MetricKind
{
    /// <summary>Only grows, until the process ends.</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Counts values by size.</summary>
    Histogram,
}

/// <summary>One metric, as it is exported and as the reference tells of it.</summary>
/// <param name="Name">Its name in Prometheus, which is the instrument's name too: every exporter shows the same.</param>
/// <param name="Kind">How it moves.</param>
/// <param name="Unit">Its unit as UCUM writes it; empty where things are counted.</param>
/// <param name="Labels">What its series differ by. None ever takes an object's name, so their number stays bounded.</param>
/// <param name="Meaning">What it tells, in a sentence without a full stop.</param>
public sealed record MetricDefinition(string Name, MetricKind Kind, string Unit, IReadOnlyList<string> Labels, string Meaning)
{
    /// <summary>The upper ends of a histogram's buckets; empty for the others.</summary>
    public IReadOnlyList<double> Buckets { get; init; } = [];
}
