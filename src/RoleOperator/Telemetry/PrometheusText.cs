using System.Globalization;
using System.Text;

namespace RoleOperator.Telemetry;

/// <summary>Writes the Prometheus text exposition format, version 0.0.4.</summary>
internal sealed class PrometheusText
{
    /// <summary>The format's media type.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder text = new();

    /// <summary>Begins a metric. All its samples follow before the next one begins.</summary>
    /// <param name="name">The metric.</param>
    /// <param name="type"><c>counter</c>, <c>gauge</c> or <c>histogram</c>.</param>
    /// <param name="help">What it means.</param>
    public PrometheusText Family(string name, string type, string help)
    {
        var escaped = help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        text.Append("# HELP ").Append(name).Append(' ').Append(escaped).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        return this;
    }

    /// <summary>Writes one sample.</summary>
    /// <param name="name">The metric, for histograms with its suffix.</param>
    /// <param name="labels">The labels; any name and value are made fit.</param>
    /// <param name="value">The value.</param>
    public PrometheusText Sample(string name, IEnumerable<KeyValuePair<string, string>> labels, double value)
    {
        text.Append(name);
        var open = '{';
        foreach (var (label, content) in labels)
        {
            text.Append(open).Append(LabelName(label)).Append("=\"");
            foreach (var c in content)
            {
                _ = c switch
                {
                    '\\' => text.Append("\\\\"),
                    '"' => text.Append("\\\""),
                    '\n' => text.Append("\\n"),
                    _ => text.Append(c),
                };
            }

            text.Append('"');
            open = ',';
        }

        if (open == ',') text.Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
        return this;
    }

    /// <summary>A number as Go writes it, so that bucket limits are spelt as those of other programs.</summary>
    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e'),
    };

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private static string LabelName(string name) =>
        string.Concat(name.Select((c, i) => char.IsAsciiLetter(c) || c == '_' || (i > 0 && char.IsAsciiDigit(c)) ? c : '_'));
}
