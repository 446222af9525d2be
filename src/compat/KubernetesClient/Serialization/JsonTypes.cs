using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace k8s;

/// <summary>Finds the metadata of a type, or says how to register it.</summary>
internal static class JsonTypes
{
    public static JsonTypeInfo<T> Of<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)Of(typeof(T), options);

    // The classes behind JsonValue are private to the serialiser; all nodes write themselves through their common type.
    public static JsonTypeInfo Of(object value, JsonSerializerOptions options) =>
        Of(value is JsonNode ? typeof(JsonNode) : value.GetType(), options);

    private static JsonTypeInfo Of(Type type, JsonSerializerOptions options) =>
        options.TryGetTypeInfo(type, out var info)
            ? info
            : throw new NotSupportedException(
                $"The type {type} has no JSON metadata. Register its source-generated context before the first call: "
                + "KubernetesJson.AddJsonOptions(options => options.TypeInfoResolverChain.Add(MyContext.Default)).");
}
