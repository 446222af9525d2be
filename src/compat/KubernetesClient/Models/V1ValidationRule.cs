#nullable disable // As the official models: the same code compiles against both.
using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>A validation rule in the Common Expression Language.</summary>
public partial record V1ValidationRule
{
    [JsonPropertyName("message")]
    public string Message { get; set; }

    [JsonPropertyName("rule")]
    public required string Rule { get; set; }

    [JsonPropertyName("fieldPath")]
    public string FieldPath { get; set; }

    [JsonPropertyName("messageExpression")]
    public string MessageExpression { get; set; }

    [JsonPropertyName("optionalOldSelf")]
    public bool? OptionalOldSelf { get; set; }

    [JsonPropertyName("reason")]
    public string Reason { get; set; }
}
