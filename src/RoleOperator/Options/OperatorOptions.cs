using Microsoft.Extensions.Logging;

namespace RoleOperator.Options;

/// <summary>What the command line says.</summary>
internal sealed record OperatorOptions
{
    /// <summary>This cluster's name in owner tags.</summary>
    public required string ClusterName { get; init; }

    /// <summary>How often a converged object is compared with AWS.</summary>
    public required TimeSpan Resync { get; init; }

    /// <summary>The namespaces to work in; none means all.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Beginnings of the keys of tags that are left alone.</summary>
    public IReadOnlyList<string> IgnoreTagPrefixes { get; init; } = [];

    /// <summary>Issuer of the cluster's service account tokens; null where not told.</summary>
    public string? ServiceAccountIssuer { get; init; }

    /// <summary>Regions in which an instance profile that is to be deleted is looked for on instances, beside those that are known to matter.</summary>
    public IReadOnlyList<string> InstanceRegions { get; init; } = [];

    /// <summary>Passes at a time, for each kind.</summary>
    public required int Workers { get; init; }

    /// <summary>Whether replicas elect a leader.</summary>
    public required bool LeaderElect { get; init; }

    /// <summary>Where the lease is; null for the namespace that the process runs in.</summary>
    public string? LeaseNamespace { get; init; }

    /// <summary>The name of the lease.</summary>
    public required string LeaseName { get; init; }

    /// <summary>Port of the probes; null for none.</summary>
    public int? ProbePort { get; init; }

    /// <summary>Port of the metrics; null for none.</summary>
    public int? MetricsPort { get; init; }

    /// <summary>The least important lines that are logged.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Lines as JSON, for log collectors, instead of for people.</summary>
    public required bool JsonLogs { get; init; }
}
