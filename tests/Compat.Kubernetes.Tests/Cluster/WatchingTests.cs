using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using KubernetesClientTests.Http;
using static KubernetesClientTests.Cluster.ClusterFixture;

namespace KubernetesClientTests.Cluster;

[Collection(ClusterFixture.Name)]
public class WatchingTests(ClusterFixture cluster)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private ICustomObjectsOperations Objects => cluster.Client.CustomObjects;

    [Fact]
    public async Task Watch_FromTheVersionOfAList_SeesEveryLaterChange()
    {
        var list = await Objects.ListNamespacedCustomObjectAsync<JsonNode>(Group, "v1", cluster.Namespace, "gadgets");
        var version = (string)list["metadata"]!["resourceVersion"]!;
        await Objects.CreateNamespacedCustomObjectAsync(Gadget("watched"), Group, "v1", cluster.Namespace, "gadgets");
        await Objects.PatchNamespacedCustomObjectAsync(
            new V1Patch("""{"spec":{"size":2}}""", V1Patch.PatchType.MergePatch), Group, "v1", cluster.Namespace, "gadgets", "watched");
        await Objects.DeleteNamespacedCustomObjectAsync(Group, "v1", cluster.Namespace, "gadgets", "watched");

        var seen = new List<string>();
        await foreach (var (type, item) in Watch(version, "metadata.name=watched").WithTimeout(Soon))
        {
            seen.Add($"{type} {((JsonElement)item).GetProperty("spec").GetProperty("size")}");
            if (type == WatchEventType.Deleted)
                break;
        }

        Assert.Equal(["Added 1", "Modified 2", "Deleted 2"], seen);
    }

    [Fact]
    public async Task Watch_WithATimeLimit_IsEndedByTheServerWithoutAnError()
    {
        var errors = new List<Exception>();
        var seen = new List<WatchEventType>();
        await Objects.CreateNamespacedCustomObjectAsync(Gadget("limited"), Group, "v1", cluster.Namespace, "gadgets");

        await foreach (var (type, _) in Watch("", "metadata.name=limited", timeoutSeconds: 1, errors.Add).WithTimeout(Soon))
            seen.Add(type);

        Assert.Equal(WatchEventType.Added, seen[0]);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Watch_FromAVersionThatIsGone_ReportsExpired()
    {
        var errors = new List<Exception>();

        await foreach (var _ in Watch("1", null, timeoutSeconds: 5, errors.Add).WithTimeout(Soon))
        {
        }

        Assert.Equal(410, Assert.IsType<KubernetesException>(Assert.Single(errors)).Status!.Code);
    }

    [Fact]
    public async Task List_WithABrokenContinueToken_IsRefused() =>
        await RefusedAsync(400, () => Objects.ListNamespacedCustomObjectAsync(
            Group, "v1", cluster.Namespace, "gadgets", limit: 1, continueParameter: "nonsense"));

    [Fact]
    public async Task Watch_Cancelled_EndsAtOnce()
    {
        using var stop = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            await foreach (var _ in Watch("", "metadata.name=absent", cancellationToken: stop.Token))
            {
            }
        });

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching.WaitAsync(Soon));
    }

    private IAsyncEnumerable<(WatchEventType, object)> Watch(
        string version, string? fieldSelector, int? timeoutSeconds = null, Action<Exception>? onError = null, CancellationToken cancellationToken = default) =>
        Objects.WatchListNamespacedCustomObjectAsync(
            Group, "v1", cluster.Namespace, "gadgets", allowWatchBookmarks: true, fieldSelector: fieldSelector, resourceVersion: version,
            timeoutSeconds: timeoutSeconds, onError: onError, cancellationToken: cancellationToken);
}
