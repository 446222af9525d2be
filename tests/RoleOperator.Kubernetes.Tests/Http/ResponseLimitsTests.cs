using System.Text;
using System.Text.Json;
using k8s;
using k8s.Autorest;
using KubernetesClientTests.Loopback;
using Microsoft.AspNetCore.Http;
using RoleOperator.Kubernetes.Http;

namespace KubernetesAdapterTests.Http;

public class ResponseLimitsTests
{
    private static readonly string Part = new('x', 1024 * 1024);

    [Fact]
    public async Task Error_WithAnEndlessBody_KeepsItsStatusAndIsCutOff()
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            context.Response.StatusCode = 502;
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.WriteAsync(Part, context.RequestAborted);
        });
        using var client = ApiServerClient.Create(new KubernetesClientConfiguration { Host = server.Address }, TimeProvider.System);

        var error = await Assert.ThrowsAsync<HttpOperationException>(() => client.CustomObjects.ListClusterCustomObjectAsync<JsonElement>("g", "v1", "things"));

        Assert.Equal(502, (int)error.Response.StatusCode);
        Assert.Equal(ResponseLimits.Error, error.Response.Content!.Length);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("one\ntwo\n", true)]
    [InlineData("exact10aaa\nend\n", true)]
    [InlineData("exact10aaa", true)]
    [InlineData("elevenaaaaa\nend\n", false)]
    [InlineData("end\nand a last one that has no end", false)]
    [InlineData("short\nshort\nelevenaaaaa\nshort", false)]
    public void Lines_InPiecesOfAnySize_PassUpToTheLimit(string text, bool pass)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        foreach (var size in Enumerable.Range(1, bytes.Length + 1))
            Assert.Equal(pass, Passes(bytes, size));
    }

    private static bool Passes(byte[] bytes, int size)
    {
        var admit = ResponseLimits.Lines(10);
        try
        {
            return bytes.Chunk(size).All(piece => admit(piece) == piece.Length);
        }
        catch (HttpIOException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return false;
        }
    }
}
