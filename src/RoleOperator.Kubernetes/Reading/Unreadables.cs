using System.Text.Json;
using k8s;
using Microsoft.Extensions.Logging;
using RoleOperator.Core.Reporting;
using RoleOperator.Core.Resources;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Events;
using RoleOperator.Runtime.Telemetry;

namespace RoleOperator.Kubernetes.Reading;

/// <summary>
/// Tells of what cannot be read: to the log and the counters always, and in an event to whoever looks at the object, where it can be named.
/// </summary>
internal sealed class Unreadables(ResourceKind kind, IEventSink events, ILogger logger)
{
    /// <summary>Tells of an object that is skipped.</summary>
    /// <param name="json">The object.</param>
    /// <param name="cause">What is wrong, for the counter.</param>
    /// <param name="error">What is wrong, in words.</param>
    public void Skipped(JsonElement json, UnreadableCause cause, string error)
    {
        var (@namespace, name, uid) = (MetadataOf(json, "namespace"), MetadataOf(json, "name"), MetadataOf(json, "uid"));
        KubernetesLog.UnreadableObject(logger, kind.Name, @namespace, name, error);
        Instruments.Unreadable(kind.Name, cause);
        if (string.IsNullOrEmpty(name) || string.IsNullOrEmpty(@namespace)) return;
        events.Emit(new(
            new ResourceKey(kind.Name, @namespace, name), uid ?? "", EventType.Warning, EventReasons.Unreadable, "Read",
            $"The operator cannot read this object and does nothing about it: {error}. Correct it and apply it again."));
    }

    /// <summary>Counts a line of a watch that is no event.</summary>
    public void Line(Exception error) => Instruments.Unreadable(kind.Name, error switch
    {
        HttpIOException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => UnreadableCause.LineTooLong,
        KubernetesException => UnreadableCause.Error,
        _ => UnreadableCause.Line,
    });

    /// <summary>Tells that smaller pages are asked for.</summary>
    /// <param name="size">How many objects they hold at most.</param>
    /// <param name="error">What the client said of the last page.</param>
    public void PageTooLarge(int size, string error)
    {
        KubernetesLog.PageTooLarge(logger, kind.Plural, size, error);
        Instruments.Unreadable(kind.Name, UnreadableCause.PageTooLarge);
    }

    private static string? MetadataOf(JsonElement json, string field)
    {
        try
        {
            return json.ValueKind == JsonValueKind.Object
                && json.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
                && metadata.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
                    ? value.GetString()
                    : null;
        }
        catch (InvalidOperationException)
        {
            return null;        // half a character
        }
    }
}
