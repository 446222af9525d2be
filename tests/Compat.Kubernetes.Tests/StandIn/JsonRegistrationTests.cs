using k8s;
using k8s.Models;

namespace KubernetesClientTests.StandIn;

public class JsonRegistrationTests
{
    [Fact]
    public void TypeWithoutMetadata_IsRefusedWithTheRemedy()
    {
        var error = Assert.Throws<NotSupportedException>(() => KubernetesJson.Deserialize<Unregistered>("{}"));

        Assert.Contains(nameof(Unregistered), error.Message, StringComparison.Ordinal);
        Assert.Contains("KubernetesJson.AddJsonOptions", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnswerOfADelete_TellsAStatusFromTheObject()
    {
        var gone = KubernetesJson.Deserialize<V1Status>("""{"kind":"Status","status":"Success"}""")!;
        var held = KubernetesJson.Deserialize<V1Status>("""{"kind":"Namespace","metadata":{"name":"shop"},"status":{"phase":"Terminating"}}""")!;

        Assert.False(gone.HasObject);
        Assert.True(held.HasObject);
        Assert.Equal("shop", held.ObjectView<V1Namespace>().Name());
    }

    private sealed class Unregistered;
}
