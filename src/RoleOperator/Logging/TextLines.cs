using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace RoleOperator.Logging;

/// <summary>The log for people: one line each, with the time in UTC and the trace's ids where a pass says it. An exception follows, in its own lines.</summary>
internal sealed class TextLines(TimeProvider time) : ConsoleFormatter(FormatName)
{
    /// <summary>Not the name of a format that comes with .NET, which would win.</summary>
    public const string FormatName = "role-operator-text";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write(time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ ", CultureInfo.InvariantCulture));
        textWriter.Write($"{Word(logEntry.LogLevel)}: {logEntry.Category}: ");
        textWriter.Write(logEntry.Formatter(logEntry.State, logEntry.Exception).ReplaceLineEndings(" "));
        if (Activity.Current is { } span) textWriter.Write($" trace_id={span.TraceId} span_id={span.SpanId}");
        textWriter.WriteLine();
        if (logEntry.Exception is { } error) textWriter.WriteLine(error);
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
