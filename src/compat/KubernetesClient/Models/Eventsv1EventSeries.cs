#nullable disable // As the official models: the same code compiles against both.
using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>How often an event was seen, and when last.</summary>
public partial record Eventsv1EventSeries
{
    [JsonPropertyName("count")]
    public required int Count { get; set; }

    [JsonPropertyName("lastObservedTime")]
    public required DateTime LastObservedTime { get; set; }
}
