using System.Text.RegularExpressions;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Telemetry;

namespace RoleOperator.Telemetry.Tests.Harness;

/// <summary>
/// What a query of Prometheus asks for. Prometheus itself answers a query for a metric, a label or a value that does not exist as it answers one for which
/// there is nothing to tell: with success and no data.
/// </summary>
/// <param name="Text">The query.</param>
internal sealed partial record Promql(string Text)
{
    private static readonly string[] OfTargets = ["cluster", "namespace", "job", "instance"];
    private static readonly string[] Operators = ["and", "or", "unless", "bool", "offset"];

    /// <summary>Labels whose values are all known.</summary>
    private static readonly Dictionary<string, IReadOnlyList<string>> Closed = new()
    {
        ["kind"] = [.. ResourceKind.All.Select(kind => kind.Name)],
        ["condition"] = [.. ConditionTypes.All],
        ["status"] = [Condition.True, Condition.False, Condition.Unknown],
        ["reason"] = [.. Reasons.All, "None", "Other"],
        ["cause"] = Enum.GetNames<UnreadableCause>(),
        ["result"] = ReconcileResult.All,
    };

    /// <summary>Metrics with what is asked of their labels.</summary>
    public IReadOnlyList<Selector> Selectors { get; } =
    [
        .. Name().Matches(Group().Replace(Text, "")).Where(name => !Operators.Contains(name.Groups["metric"].Value)).Select(name => new Selector(
            name.Groups["metric"].Value,
            [.. Matcher().Matches(name.Groups["matchers"].Value).Select(m => new Matching(m.Groups["label"].Value, m.Groups["value"].Value))])),
    ];

    /// <summary>Asserts that queries ask only for what the operator tells.</summary>
    /// <param name="queries">Where each is, and the query.</param>
    public static void Known(IEnumerable<(string Place, string Query)> queries)
    {
        var unknown = queries.SelectMany(one => new Promql(one.Query).Unknown().Select(problem => $"{one.Place}: {problem}: {one.Query}")).ToList();
        Assert.True(unknown.Count == 0, string.Join('\n', unknown));
    }

    private IEnumerable<string> Unknown()
    {
        var labels = OfTargets.ToHashSet();
        foreach (var selector in Selectors)
        {
            var own = LabelsOf(selector.Metric);
            if (own is null) yield return $"no metric {selector.Metric}";
            labels.UnionWith(own ?? []);
            foreach (var (label, value) in selector.Matchers)
            {
                if (own is not null && !own.Concat(OfTargets).Contains(label)) yield return $"{selector.Metric} has no label {label}";
                foreach (var one in Closed.TryGetValue(label, out var values) ? value.Split('|').Except(values) : [])
                    yield return $"{label} is never {one}";
            }
        }

        var grouped = Group().Matches(Text).SelectMany(group => Label().Matches(group.Groups["labels"].Value)).Select(label => label.Value);
        foreach (var label in grouped.Distinct().Where(label => !labels.Contains(label))) yield return $"no metric here has a label {label}";
    }

    private static string[]? LabelsOf(string name)
    {
        var metric = Catalogue.All.SingleOrDefault(
            metric => name == (metric.Kind == MetricKind.Histogram ? $"{metric.Name}_bucket" : metric.Name));
        return metric is null ? null : metric.Kind == MetricKind.Histogram ? [.. metric.Labels, "le"] : [.. metric.Labels];
    }

    /// <summary>A name that is neither a function's nor in a matcher, a string or a duration.</summary>
    [GeneratedRegex("""(?<![\w$"])(?<metric>[a-z_:][a-z0-9_:]*)\b(?!\s*\()(?:\{(?<matchers>[^}]*)\})?(?![^{]*\})(?![^\[]*\])""")]
    private static partial Regex Name();

    [GeneratedRegex("""(?<label>\w+)\s*(?:=~|!~|!=|=)\s*"(?<value>[^"]*)["]""")]
    private static partial Regex Matcher();

    [GeneratedRegex(@"\b(?:by|without|on|ignoring|group_left|group_right)\s*\((?<labels>[^)]*)\)")]
    private static partial Regex Group();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Label();

    /// <summary>A metric, and what is asked of its labels.</summary>
    internal sealed record Selector(string Metric, IReadOnlyList<Matching> Matchers);

    /// <summary>What is asked of one label, whatever the operator between the two.</summary>
    internal readonly record struct Matching(string Label, string Value);
}
