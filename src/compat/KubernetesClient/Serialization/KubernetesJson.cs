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
    /// Writes RFC 3339 in UTC: whole seconds without a fraction, as the API server writes times itself, all others with six digits, which its micro times
    /// (leases, events) insist on.
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
            var format = value.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
            writer.WriteStringValue(value.UtcDateTime.ToString(format, System.Globalization.CultureInfo.InvariantCulture));
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
