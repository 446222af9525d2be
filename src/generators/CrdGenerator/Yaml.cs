using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace CrdGenerator;

/// <summary>Writes YAML: the same text for the same document, with quotes where YAML 1.1 (which Kubernetes reads) or 1.2 needs them.</summary>
internal static class Yaml
{
    private const int Width = 140;

    private static readonly ISerializer Serializer = new SerializerBuilder()
        .WithQuotingNecessaryStrings(quoteYaml1_1Strings: true)
        .DisableAliases()
        .Build();

    public static string Text(YamlMap document)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Serializer.Serialize(new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: Width, isCanonical: false, maxSimpleKeyLength: 1024)), document);
        return text.ToString();
    }
}
