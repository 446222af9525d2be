using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace k8s;

/// <summary>
/// JSON without reflection: the models of this package, JSON nodes and elements work as they are; other types need their
/// source-generated context registered with <see cref="AddJsonOptions"/> before the first call.
/// </summary>
public static class KubernetesJson
{
    /// <summary>
    /// How deep JSON may be nested. The API server takes far more than .NET's default of 64 in fields of free form; one such object must not keep the others from
    /// being read.
    /// </summary>
    internal const int MaxDepth = 1024;

    internal static readonly JsonSerializerOptions Options = CreateOptions();

    /// <summary>Changes the common options, which become read-only with their first use.</summary>
    public static void AddJsonOptions(Action<JsonSerializerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(Options);
    }

    public static TValue? Deserialize<TValue>(string json, JsonSerializerOptions? jsonSerializerOptions = null) =>
        JsonSerializer.Deserialize(json, JsonTypes.Of<TValue>(jsonSerializerOptions ?? Options));

    public static TValue? Deserialize<TValue>(Stream json, JsonSerializerOptions? jsonSerializerOptions = null) =>
        JsonSerializer.Deserialize(json, JsonTypes.Of<TValue>(jsonSerializerOptions ?? Options));

    public static TValue? Deserialize<TValue>(JsonDocument json, JsonSerializerOptions? jsonSerializerOptions = null) =>
        json.Deserialize(JsonTypes.Of<TValue>(jsonSerializerOptions ?? Options));

    public static TValue? Deserialize<TValue>(JsonElement json, JsonSerializerOptions? jsonSerializerOptions = null) =>
        json.Deserialize(JsonTypes.Of<TValue>(jsonSerializerOptions ?? Options));

    public static TValue? Deserialize<TValue>(JsonNode json, JsonSerializerOptions? jsonSerializerOptions = null) =>
        json.Deserialize(JsonTypes.Of<TValue>(jsonSerializerOptions ?? Options));

    public static string Serialize(object value, JsonSerializerOptions? jsonSerializerOptions = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return JsonSerializer.Serialize(value, JsonTypes.Of(value, jsonSerializerOptions ?? Options));
    }

    internal static JsonSerializerOptions CopyOptions() => new(Options);

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions
        {
            MaxDepth = MaxDepth,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            TypeInfoResolver = JsonTypeInfoResolver.Combine(SourceGenerationContext.Default),
        };
        options.Converters.Add(new KubernetesDateTimeConverter());
        options.Converters.Add(new KubernetesDateTimeOffsetConverter());
        options.Converters.Add(new Models.V1Status.V1StatusObjectViewConverter());
        return options;
    }

    /// <summary>
    /// Writes RFC 3339 with six digits of fraction: the API server's micro times (leases, events) accept nothing else, and its
    /// times of whole seconds accept it too.
    /// </summary>
    public sealed class KubernetesDateTimeOffsetConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TryGetDateTimeOffset(out var value)
                ? value
                : throw new JsonException($"'{reader.GetString()}' is no RFC 3339 time.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            ArgumentNullException.ThrowIfNull(writer);
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>As <see cref="KubernetesDateTimeOffsetConverter"/>; what is read is UTC.</summary>
    public sealed class KubernetesDateTimeConverter : JsonConverter<DateTime>
    {
        private static readonly KubernetesDateTimeOffsetConverter Inner = new();

        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Inner.Read(ref reader, typeToConvert, options).UtcDateTime;

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            Inner.Write(writer, value, options);
    }
}
