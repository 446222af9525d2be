using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>A patch and its kind. The content is JSON text, a JSON node or element, or a model.</summary>
[JsonConverter(typeof(V1PatchJsonConverter))]
public record V1Patch
{
    public V1Patch(object body, PatchType type)
    {
        if (type == PatchType.Unknown)
            throw new ArgumentException("The patch type must be set.", nameof(type));

        Content = body ?? throw new ArgumentNullException(nameof(body), "A patch needs content.");
        Type = type;
    }

    public enum PatchType
    {
        /// <summary>Not set, which is refused.</summary>
        Unknown,

        /// <summary>application/json-patch+json (RFC 6902).</summary>
        JsonPatch,

        /// <summary>application/merge-patch+json (RFC 7386).</summary>
        MergePatch,

        /// <summary>application/strategic-merge-patch+json; custom resources do not have it.</summary>
        StrategicMergePatch,

        /// <summary>application/apply-patch+yaml: server-side apply. JSON is YAML, so the content is JSON here too.</summary>
        ApplyPatch,
    }

    public object Content { get; private set; }

    public PatchType Type { get; private set; }
}
