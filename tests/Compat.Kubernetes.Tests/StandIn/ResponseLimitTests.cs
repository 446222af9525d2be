using System.Text.Json;
using k8s;
using k8s.Autorest;
using KubernetesClientTests.Loopback;
using Microsoft.AspNetCore.Http;

namespace KubernetesClientTests.StandIn;

public class ResponseLimitTests
{
    private static readonly string Part = new('x', 1024 * 1024);

    [Fact]
    public async Task Response_BeyondTheLimit_IsRefusedWithTheLimit()
    {
        await using var server = await LoopbackServer.StartAsync(context => EndlessAsync(context, "{\"items\":\""));
        using var client = Client(server);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => client.CustomObjects.ListClusterCustomObjectAsync<JsonElement>("g", "v1", "things"));

        Assert.Contains($"{ResponseBody.Limit}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_WithAnEndlessBody_KeepsItsStatusAndIsCutOff()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = 502;
            return EndlessAsync(context, "<html>");
        });
        using var client = Client(server);

        var error = await Assert.ThrowsAsync<HttpOperationException>(() => client.CustomObjects.ListClusterCustomObjectAsync<JsonElement>("g", "v1", "things"));

        Assert.Equal(502, (int)error.Response.StatusCode);
        Assert.Equal(ResponseBody.ErrorLimit, error.Response.Content!.Length);
    }

    [Fact]
    public async Task LongLineOfAWatch_GoesToTheCallbackAndTheWatchGoesOn()
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            for (var i = 0; i <= LineReader.Limit / Part.Length; i++)
                await context.Response.WriteAsync(Part);
            await context.Response.WriteAsync("\n" + """{"type":"ADDED","object":{"kind":"Thing"}}""" + "\n");
        });
        using var client = Client(server);
        List<Exception> errors = [];
        List<WatchEventType> seen = [];

        await foreach (var (type, _) in client.CustomObjects.WatchListClusterCustomObjectAsync("g", "v1", "things", onError: errors.Add))
            seen.Add(type);

        Assert.IsType<InvalidDataException>(Assert.Single(errors));
        Assert.Equal([WatchEventType.Added], seen);
    }

    private static async Task EndlessAsync(HttpContext context, string start)
    {
        await context.Response.WriteAsync(start);
        while (!context.RequestAborted.IsCancellationRequested)
            await context.Response.WriteAsync(Part, context.RequestAborted);
    }

    private static Kubernetes Client(LoopbackServer server) => new(new KubernetesClientConfiguration { Host = server.Address });
}
