using System.Globalization;
using System.Text.RegularExpressions;

namespace RoleOperator.Telemetry.Tests.Harness;

/// <summary>What <c>/metrics</c> answered.</summary>
public sealed partial record Scrape(string Text)
{
    /// <summary>Type of each metric by its name.</summary>
    public IReadOnlyDictionary<string, string> Types { get; } = TypeLine().Matches(Text).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    private IReadOnlyList<(string Name, string Labels, double Value)> Samples { get; } =
    [
        .. SampleLine().Matches(Text).Select(m => (
            m.Groups[1].Value,
            m.Groups[2].Value,
            double.Parse(m.Groups[3].Value.Replace("+Inf", "∞", StringComparison.Ordinal), CultureInfo.InvariantCulture))),
    ];

    /// <summary>The sum of the samples that have all of these labels, such as <c>kind="Role"</c>.</summary>
    public double Sum(string name, params string[] labels) =>
        Samples.Where(s => s.Name == name && labels.All(label => s.Labels.Contains(label, StringComparison.Ordinal))).Sum(s => s.Value);

    /// <summary>The names of a metric's labels.</summary>
    public IReadOnlyList<string> LabelsOf(string name) =>
    [
        .. Samples.Where(s => s.Name == name || s.Name == $"{name}_count")
            .SelectMany(s => LabelName().Matches(s.Labels).Select(m => m.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The values that a label has anywhere.</summary>
    public IReadOnlyList<string> ValuesOf(string label) =>
        [.. Samples.SelectMany(s => Regex.Matches(s.Labels, $"{label}=\"([^\"]*)\"").Select(m => m.Groups[1].Value)).Distinct()];

    [GeneratedRegex(@"^# TYPE (\S+) (\S+)$", RegexOptions.Multiline)]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^([a-z_0-9]+)(?:\{(.*)\})? (\S+)$", RegexOptions.Multiline)]
    private static partial Regex SampleLine();

    [GeneratedRegex("([a-z_]+)=\"")]
    private static partial Regex LabelName();
}
