using System.Text.Json.Serialization;

namespace k8s;

/// <summary>What a watch reports.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WatchEventType>))]
public enum WatchEventType
{
    [JsonStringEnumMemberName("ADDED")]
    Added,

    [JsonStringEnumMemberName("MODIFIED")]
    Modified,

    [JsonStringEnumMemberName("DELETED")]
    Deleted,

    /// <summary>Most often 410: the resource version is too old and the list has to be read again.</summary>
    [JsonStringEnumMemberName("ERROR")]
    Error,

    /// <summary>No change, but a newer resource version to go on from; the object holds nothing else.</summary>
    [JsonStringEnumMemberName("BOOKMARK")]
    Bookmark,
}
