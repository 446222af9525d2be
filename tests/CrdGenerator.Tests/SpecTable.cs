using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CrdGenerator.Tests;

/// <summary>The manifests in <c>Specs/</c>, each named after what it tries; two of one kind never share a name.</summary>
internal static class SpecTable
{
    public const string Accepted = "accepted.yaml";

    public const string Refused = "refused.yaml";

    /// <summary>What API servers older than 1.25, which know no CEL, let through.</summary>
    public const string RefusedByRules = "refused-by-rules.yaml";

    /// <summary>Objects that exist, to be changed.</summary>
    public const string Existing = "existing.yaml";

    /// <summary>The same objects with changes of what cannot change; servers without CEL let them through.</summary>
    public const string RefusedChanges = "refused-changes.yaml";

    public static string PathOf(string table) => Path.Combine(AppContext.BaseDirectory, "Specs", table);

    public static IReadOnlyList<JsonElement> Read(string table) => Manifests.Documents(PathOf(table));

    /// <summary>The names of all manifests of a table, in its order.</summary>
    public static IReadOnlyList<string> Names(string table) => [.. Read(table).Select(NameOf)];

    /// <summary>The kind and name as kubectl prints them.</summary>
    public static string NameOf(JsonElement manifest) =>
        $"{manifest.GetProperty("kind").GetString()!.ToLowerInvariant()}.iam.roleoperator.io/{manifest.GetProperty("metadata").GetProperty("name")}";

    public static JsonTypeInfo SpecTypeOf(JsonElement manifest) =>
        ServedKind.All.Single(k => k.Kind.Name == manifest.GetProperty("kind").GetString()).Spec;
}
