using k8s;
using KubernetesAdapterTests.Server;
using KubernetesClientTests.Loopback;
using Microsoft.AspNetCore.Http;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Kubernetes.Http;
using RoleOperator.Kubernetes.Reading;
using RoleOperator.Runtime.Watching;

namespace KubernetesAdapterTests.Reading;

/// <summary>403 is told apart from trouble, with the API server's words and what to do.</summary>
public sealed class RefusalTests
{
    private const string Said = "roles.iam.roleoperator.io is forbidden: User \"operator\" cannot list resource \"roles\"";

    [Theory]
    [InlineData(null, true, Said + "; give the operator's account its role and binding")]
    [InlineData("shop", true, Said + "; give the operator's account its role and binding in namespace shop, or take shop out of --namespaces")]
    [InlineData(
        "shop", false,
        "the API server answers 403 Forbidden; give the operator's account its role and binding in namespace shop, or take shop out of --namespaces")]
    public async Task ListAndWatch_Forbidden_AreRefusedInTheServersWords(string? ns, bool isStatus, string words)
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            if (isStatus) await context.Response.WriteAsJsonAsync(new { kind = "Status", apiVersion = "v1", message = Said, reason = "Forbidden", code = 403 });
        });
        using var client = ApiServerClient.Create(new KubernetesClientConfiguration { Host = server.Address }, TimeProvider.System);
        var source = new ResourceListWatch<RoleSpec, RoleStatus>(
            client, ResourceKind.Role, ns, SpecJson.Default.RoleSpec, SpecJson.Default.RoleStatus,
            new Unreadables(ResourceKind.Role, new RecordingEvents(), new RecordingLogger<Unreadables>()));

        var list = await Assert.ThrowsAsync<WatchRefusedException>(() => source.ListAsync(null, default));
        var watch = await Assert.ThrowsAsync<WatchRefusedException>(async () =>
        {
            await foreach (var _ in source.WatchAsync("5", TimeSpan.FromMinutes(5), default))
            {
            }
        });

        Assert.Equal((words, words), (list.Message, watch.Message));
    }
}
