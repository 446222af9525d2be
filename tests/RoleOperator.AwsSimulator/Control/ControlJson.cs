using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoleOperator.AwsSimulator.Control;

/// <summary>
/// How the control API writes JSON: names in camel case, times as seconds, no member missing that has no default, and none that it does not know, so that
/// a misspelt one is said.
/// </summary>
public static class ControlJson
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(), new SecondsConverter() },
    };

    // More would carry clocks out of the calendar.
    private sealed class SecondsConverter : JsonConverter<TimeSpan>
    {
        private static readonly TimeSpan Most = TimeSpan.FromDays(36_525);

        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDouble() is var seconds && Math.Abs(seconds) <= Most.TotalSeconds
                ? TimeSpan.FromSeconds(seconds)
                : throw new JsonException($"{seconds:R} seconds are too many: a time is at most a century, {Most.TotalSeconds} seconds.");

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteNumberValue(value.TotalSeconds);
    }
}
