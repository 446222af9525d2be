using System.Text.Json;
using k8s;
using KubernetesClientTests.Loopback;
using Microsoft.AspNetCore.Http.Features;

namespace KubernetesClientTests.StandIn;

public class PathTests
{
    // The official client puts a name into the path as it is.
    [Fact]
    public async Task Name_WithCharactersOfAPath_StaysOneSegment()
    {
        string? path = null;
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            path = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
            return LoopbackServer.Json(context, "{}");
        });
        using var client = new Kubernetes(new KubernetesClientConfiguration { Host = server.Address });

        await client.CustomObjects.GetClusterCustomObjectAsync<JsonElement>("iam.roleoperator.io", "v1alpha1", "accounts", "a/b?c");

        Assert.Equal("/apis/iam.roleoperator.io/v1alpha1/accounts/a%2Fb%3Fc", path);
    }
}
