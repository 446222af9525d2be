using System.Text.Json.Serialization;
using k8s.Models;

namespace k8s;

/// <summary>The plain form of a status, for the converter that tells a status from an object.</summary>
[JsonSerializable(typeof(V1Status))]
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
public partial class StatusSourceGenerationContext : JsonSerializerContext;
