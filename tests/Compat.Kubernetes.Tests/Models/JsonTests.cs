using System.Text.Json;
using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace KubernetesClientTests.Models;

public class JsonTests
{
    [Theory]
    [InlineData(1_234_567, "2026-11-21T10:00:00.123456Z")]
    [InlineData(0, "2026-11-21T10:00:00Z")]
    public void Time_IsWrittenWithSixDigitsOrNone(long ticks, string text)
    {
        var lease = new V1Lease { Spec = new V1LeaseSpec { RenewTime = new DateTime(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc).AddTicks(ticks) } };

        Assert.Equal($$$"""{"spec":{"renewTime":"{{{text}}}"}}""", KubernetesJson.Serialize(lease));
    }

    [Theory]
    [InlineData("2026-11-21T10:00:00Z", 0)]
    [InlineData("2026-11-21T10:00:00.123456Z", 1_234_560)]
    [InlineData("2026-11-21T10:00:00.123456789Z", 1_234_567)]
    public void Time_OfAnyPrecision_IsReadAsUtc(string text, long ticks)
    {
        var spec = KubernetesJson.Deserialize<V1Lease>($$$"""{"spec":{"renewTime":"{{{text}}}"}}""")!.Spec;

        Assert.Equal(new DateTime(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc).AddTicks(ticks), spec.RenewTime);
        Assert.Equal(DateTimeKind.Utc, spec.RenewTime!.Value.Kind);
    }

    [Fact]
    public void Time_ThatIsNone_IsAJsonError() =>
        Assert.ThrowsAny<Exception>(() => KubernetesJson.Deserialize<V1Lease>("""{"spec":{"renewTime":"yesterday"}}"""));

    [Fact]
    public void UnknownMembers_AreIgnored()
    {
        var lease = KubernetesJson.Deserialize<V1Lease>("""{"kind":"Lease","future":{"a":[1]},"spec":{"holderIdentity":"me","later":true}}""");

        Assert.Equal("me", lease!.Spec.HolderIdentity);
    }

    [Fact]
    public void Definition_WithASchema_ComesBackAsItWent()
    {
        const string Definition = """
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"things.example.com"},"spec":{"group":"example.com","names":{"kind":"Thing","plural":"things"},"scope":"Namespaced","versions":[{"name":"v1","schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","properties":{"count":{"type":"integer","minimum":1,"default":3},"labels":{"type":"object","additionalProperties":{"type":"string"}},"mode":{"type":"string","enum":["A","B"]},"rules":{"type":"array","items":{"type":"object","x-kubernetes-preserve-unknown-fields":true},"x-kubernetes-list-type":"atomic"}},"x-kubernetes-validations":[{"rule":"self.count > 0","message":"no"}]}}}},"served":true,"storage":true,"subresources":{"status":{}}}]}}
            """;

        var written = KubernetesJson.Serialize(KubernetesJson.Deserialize<V1CustomResourceDefinition>(Definition)!);

        using var before = JsonDocument.Parse(Definition);
        using var after = JsonDocument.Parse(written);
        Assert.True(JsonElement.DeepEquals(before.RootElement, after.RootElement), written);
    }

    [Fact]
    public void RegisteredType_IsReadAndWritten()
    {
        var options = new KubernetesClientConfiguration();
        options.AddJsonOptions(json => json.TypeInfoResolverChain.Add(GadgetContext.Default));
        var gadget = new Gadget { ApiVersion = "example.com/v1", Kind = "Gadget", Metadata = new V1ObjectMeta { Name = "one" }, Size = 3 };

        var text = KubernetesJson.Serialize(gadget, options.JsonSerializerOptions);

        Assert.Equal("""{"apiVersion":"example.com/v1","kind":"Gadget","metadata":{"name":"one"},"size":3}""", text);
        Assert.Equal(3, KubernetesJson.Deserialize<Gadget>(text, options.JsonSerializerOptions)!.Size);
    }
}

internal sealed class Gadget : IKubernetesObject<V1ObjectMeta>
{
    [JsonPropertyOrder(-3)]
    public string ApiVersion { get; set; } = "";

    [JsonPropertyOrder(-2)]
    public string Kind { get; set; } = "";

    [JsonPropertyOrder(-1)]
    public V1ObjectMeta Metadata { get; set; } = new();

    public int Size { get; set; }
}

[JsonSerializable(typeof(Gadget))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class GadgetContext : JsonSerializerContext;
