using k8s;
using KubernetesClientTests.Http;
using KubernetesClientTests.Loopback;
using Microsoft.AspNetCore.Http;

namespace KubernetesClientTests.StandIn;

/// <summary>Runs alone: what others hold meanwhile would count.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryCollection
{
    public const string Name = "memory";
}

[Collection(MemoryCollection.Name)]
public class WatchStreamTests
{
    // The official client reads the first line of a watch as the body of the response, and throws when there is none.
    [Fact]
    public async Task WatchWithoutEvents_EndsWithoutAnError()
    {
        await using var server = await LoopbackServer.StartAsync(context => Task.CompletedTask);
        using var client = new Kubernetes(new KubernetesClientConfiguration { Host = server.Address });

        await foreach (var _ in client.CustomObjects.WatchListClusterCustomObjectAsync("g", "v1", "things").WithTimeout(TimeSpan.FromSeconds(20)))
            Assert.Fail("There is no event.");
    }

    [Fact]
    public async Task LongWatch_IsNotBuffered()
    {
        const int Events = 400;
        var padding = new string('x', 200_000);
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            for (var number = 0; number < Events; number++)
                await context.Response.WriteAsync($$$"""{"type":"MODIFIED","object":{"kind":"Thing","padding":"{{{padding}}}"}}""" + "\n");
        });
        using var client = new Kubernetes(new KubernetesClientConfiguration { Host = server.Address });
        var seen = 0;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = before;

        await foreach (var _ in client.CustomObjects.WatchListClusterCustomObjectAsync("g", "v1", "things").WithTimeout(TimeSpan.FromSeconds(60)))
        {
            if (++seen % 50 == 0)
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
        }

        Assert.Equal(Events, seen);
        Assert.True(peak - before < 40_000_000, $"{peak - before:N0} bytes are held while 80 MB pass by");
    }
}
