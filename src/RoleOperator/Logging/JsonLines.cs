using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Telemetry;

namespace RoleOperator.Logging;

/// <summary>
/// The log for collectors: an object a line, with the message's parts under <c>fields</c>, and with the object and the trace's ids where a pass says it.
/// </summary>
internal sealed class JsonLines(TimeProvider time) : ConsoleFormatter(FormatName)
{
    /// <summary>Not the name of a format that comes with .NET, which would win.</summary>
    public const string FormatName = "role-operator-json";

    private const string Template = "{OriginalFormat}";

    // The log is no web page: quotation marks and umlauts are written as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, Options))
        {
            json.WriteStartObject();
            json.WriteString("time", time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            json.WriteString("level", Word(logEntry.LogLevel));
            json.WriteString("category", logEntry.Category);
            json.WriteString("message", logEntry.Formatter(logEntry.State, logEntry.Exception));
            if (Activity.Current is { } span)
            {
                json.WriteString("trace_id", span.TraceId.ToHexString());
                json.WriteString("span_id", span.SpanId.ToHexString());
            }

            var fields = logEntry.State as IEnumerable<KeyValuePair<string, object?>> ?? [];
            WriteSubject(json, fields, scopeProvider);
            WriteFields(json, fields);
            if (logEntry.Exception is { } error) json.WriteString("exception", error.ToString());
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length));
    }

    /// <summary>What the line is about: the object that its message names, else that of the pass.</summary>
    private static void WriteSubject(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> fields, IExternalScopeProvider? scopes)
    {
        var subject = new Dictionary<string, object?>();
        scopes?.ForEachScope(
            static (scope, subject) =>
            {
                foreach (var (name, value) in scope as IEnumerable<KeyValuePair<string, object?>> ?? []) subject[name] = value;
            },
            subject);
        foreach (var (name, value) in fields.Select(field => field.Value).OfType<ResourceKey>().SelectMany(LogFields.Of)) subject[name] = value;
        foreach (var name in LogFields.All.Where(subject.ContainsKey)) json.WriteString(name, subject[name] as string);
    }

    private static void WriteFields(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> fields)
    {
        json.WriteStartObject("fields");
        foreach (var (name, value) in fields.Where(field => field.Key != Template && field.Value is not ResourceKey))
        {
            if (value is int or long) json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
            else json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
        }

        json.WriteEndObject();
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };
}
