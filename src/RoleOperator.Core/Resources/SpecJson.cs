using System.Text.Json.Serialization;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Resources;

/// <summary>How the kinds are written in JSON: camel case, absent rather than null. Generated at compile time, so that it survives trimming.</summary>
/// <remarks>A field with a default has a setter rather than an initialiser: generated readers overwrite an absent init-only field with null.</remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    MaxDepth = 1024,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ObjectMeta))]
[JsonSerializable(typeof(RoleSpec))]
[JsonSerializable(typeof(RoleStatus))]
[JsonSerializable(typeof(PolicySpec))]
[JsonSerializable(typeof(PolicyStatus))]
[JsonSerializable(typeof(InstanceProfileSpec))]
[JsonSerializable(typeof(InstanceProfileStatus))]
public sealed partial class SpecJson : JsonSerializerContext;
