using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace CrdGenerator.Tests;

/// <summary>Reads YAML as the API server does: as JSON.</summary>
internal static class Manifests
{
    private static readonly IDeserializer Reader = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();

    private static readonly ISerializer Writer = new SerializerBuilder().JsonCompatible().Build();

    /// <summary>The folder of the solution, above the folder of the running tests.</summary>
    public static string Root { get; } = FindRoot(new(AppContext.BaseDirectory));

    /// <summary>Every document of every YAML file in a folder of the repository.</summary>
    public static IReadOnlyList<JsonElement> InFolder(params string[] path) =>
        [.. Directory.EnumerateFiles(Path.Combine([Root, .. path]), "*.yaml").Order(StringComparer.Ordinal).SelectMany(Documents)];

    /// <summary>Every document of one file.</summary>
    public static IReadOnlyList<JsonElement> Documents(string file)
    {
        var documents = new List<JsonElement>();
        using var text = File.OpenText(file);
        var parser = new Parser(text);
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _))
            documents.Add(JsonDocument.Parse(Writer.Serialize(Reader.Deserialize<object>(parser))).RootElement);
        return documents;
    }

    private static string FindRoot(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "RoleOperator.sln"))
            ? folder.FullName
            : FindRoot(folder.Parent ?? throw new DirectoryNotFoundException("no folder above the tests has RoleOperator.sln"));
}
