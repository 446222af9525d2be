#nullable disable // As the official models: the same code compiles against both.
using System.Text.Json.Serialization;

namespace k8s.Models;

/// <summary>The version of the API server.</summary>
public partial record VersionInfo
{
    [JsonPropertyName("buildDate")]
    public required string BuildDate { get; set; }

    [JsonPropertyName("compiler")]
    public required string Compiler { get; set; }

    [JsonPropertyName("gitCommit")]
    public required string GitCommit { get; set; }

    [JsonPropertyName("gitTreeState")]
    public required string GitTreeState { get; set; }

    [JsonPropertyName("gitVersion")]
    public required string GitVersion { get; set; }

    [JsonPropertyName("goVersion")]
    public required string GoVersion { get; set; }

    [JsonPropertyName("major")]
    public required string Major { get; set; }

    [JsonPropertyName("minor")]
    public required string Minor { get; set; }

    [JsonPropertyName("platform")]
    public required string Platform { get; set; }
}
