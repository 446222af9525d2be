using System.Globalization;
using OpenTelemetry.Exporter;

namespace RoleOperator.Telemetry;

/// <summary>
/// One signal's environment variables of OpenTelemetry's "OTLP Exporter Configuration". The SDK's exporter reads the general ones by itself and those of one
/// signal not at all, where signals are set up one by one, and it takes its default in silence for a value that it cannot use.
/// </summary>
/// <param name="name">The signal, as it stands in the names of its variables.</param>
internal sealed class OtlpSignal(string name)
{
    private const string General = "OTEL_EXPORTER_OTLP_";

    /// <summary>Metrics.</summary>
    public static OtlpSignal Metrics { get; } = new("METRICS");

    /// <summary>Traces.</summary>
    public static OtlpSignal Traces { get; } = new("TRACES");

    /// <summary>Whether an endpoint is named for it. An exporter of <c>none</c> wins over any endpoint.</summary>
    public bool IsWanted => Variable($"OTEL_{name}_EXPORTER") != "none" && Setting("ENDPOINT").Value is not null;

    /// <summary>Lets the signal's own variables win over the general ones.</summary>
    /// <exception cref="InvalidOperationException">A value cannot be used; the message names its variable.</exception>
    public void Configure(OtlpExporterOptions options)
    {
        var (endpoint, own) = Setting("ENDPOINT", ReadEndpoint);
        if (own) options.Endpoint = endpoint!;      // taken as it is; to the general one the SDK adds the signal's path
        if (Setting("PROTOCOL", ReadProtocol) is (var protocol, true)) options.Protocol = protocol;
        if (Setting("TIMEOUT", ReadTimeout) is (var timeout, true)) options.TimeoutMilliseconds = timeout;
        if (Setting("HEADERS") is (var headers, true)) options.Headers = headers;
    }

    private static Uri ReadEndpoint(string variable, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw Unusable(variable, value, "give a URL such as http://collector:4317");

    private static OtlpExportProtocol ReadProtocol(string variable, string value) => value switch
    {
        "grpc" => OtlpExportProtocol.Grpc,
        "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
        _ => throw Unusable(variable, value, "give grpc or http/protobuf"),
    };

    private static int ReadTimeout(string variable, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? milliseconds
            : throw Unusable(variable, value, "give a number of milliseconds");

    private static InvalidOperationException Unusable(string variable, string value, string advice) =>
        new($"The environment variable {variable} is '{value}', which cannot be used; {advice}.");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>What is set, whether or not for this signal alone, checked in both cases.</summary>
    private (T? Value, bool Own) Setting<T>(string setting, Func<string, string, T> read)
    {
        var (value, own) = Setting(setting);
        return value is null ? (default, false) : (read((own ? Own : General) + setting, value), own);
    }

    private (string? Value, bool Own) Setting(string setting) =>
        Variable(Own + setting) is { } own ? (own, true) : (Variable(General + setting), false);

    private string Own => $"{General}{name}_";
}
