using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>
/// A delete answers with a status when the object is gone, and with the object itself while finalizers hold it. The second case
/// shows as <see cref="HasObject"/>, and <see cref="ObjectView{T}"/> reads the object.
/// </summary>
public partial record V1Status
{
    private JsonElement original;

    [JsonIgnore]
    public bool HasObject { get; private set; }

    public T? ObjectView<T>() => KubernetesJson.Deserialize<T>(original);

    public override string? ToString()
    {
        var reason = string.IsNullOrEmpty(Reason) && Code is { } code and not 0 ? ((HttpStatusCode)code).ToString() : Reason;
        return (string.IsNullOrEmpty(Message), string.IsNullOrEmpty(reason)) switch
        {
            (true, true) => Status,
            (true, false) => reason,
            (false, true) => Message,
            _ => $"{reason} - {Message}",
        };
    }

    /// <summary>Tells a status from an object by the type of the member named "status".</summary>
    public sealed class V1StatusObjectViewConverter : JsonConverter<V1Status>
    {
        public override V1Status? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            var element = document.RootElement.Clone();
            try
            {
                return element.Deserialize(StatusSourceGenerationContext.Default.V1Status);
            }
            catch (JsonException)
            {
                return new V1Status { original = element, HasObject = true };
            }
        }

        public override void Write(Utf8JsonWriter writer, V1Status value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, StatusSourceGenerationContext.Default.V1Status);
    }
}
