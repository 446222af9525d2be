using System.Diagnostics.Metrics;

namespace RoleOperator.Runtime.Telemetry;

/// <summary>Every number that the operator counts, on one meter. Counting costs next to nothing while nobody listens.</summary>
public static class Instruments
{
    /// <summary>The name under which an exporter finds them.</summary>
    public const string MeterName = "RoleOperator";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Unreadables = Meter.CreateCounter<long>(
        "roleoperator.watch.unreadable", description: "What lists and watches brought that could not be understood, by kind and cause.");

    /// <summary>Counts something that a list or a watch brought and that could not be understood.</summary>
    /// <param name="kind">The kind that was listed or watched.</param>
    /// <param name="cause">What was wrong with it.</param>
    public static void Unreadable(string kind, UnreadableCause cause) =>
        Unreadables.Add(1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("cause", cause.ToString()));
}
