using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoleOperator.Kubernetes.Http;

/// <summary>
/// Writes times in UTC with six digits of fraction. The API server's micro times, in leases and events, take no other number of digits, and none is what
/// the official package writes for whole seconds; its other times take any.
/// </summary>
internal sealed class MicroTimeConverter : JsonConverter<DateTime>
{
    /// <inheritdoc/>
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetDateTimeOffset(out var time) ? time.UtcDateTime : throw new JsonException($"'{reader.GetString()}' is no RFC 3339 time.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
}
