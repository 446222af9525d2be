using System.Globalization;
using RoleOperator.Core.Resources;
using RoleOperator.Fault.Tests.Faults;
using RoleOperator.Testing;
using static RoleOperator.Fault.Tests.Faults.WatchAnswer;

namespace RoleOperator.Fault.Tests;

/// <summary>What the operator asks an API server for.</summary>
public class RequestTests
{
    /// <summary>
    /// A list without a version is of the newest state, where any version would allow a stale one; without bookmarks, a quiet kind's version grows too old;
    /// without an end, a dead connection is never noticed.
    /// </summary>
    [Fact]
    public async Task ListAndWatch_AskForTheNewestStateInPagesThenForBookmarksAndAnEnd()
    {
        await using var server = await ScriptedApiServer.StartAsync("", new WatchAnswer(Line("ADDED", RoleOf("good", 3))));
        await using var running = OperatorProcess.Start(
            server.Kubeconfig, new Uri("http://127.0.0.1:9/"), "--cluster-name", FaultWorld.ClusterName, "--leader-elect", "false");
        await FaultWorld.SeeAsync(running, "each kind is watched", () => Task.FromResult(server.Watches.Count), watches => watches >= ResourceKind.All.Count);

        Assert.Equal(ResourceKind.All.Count, server.ListQueries.Count);
        Assert.All(server.ListQueries, query =>
        {
            Assert.Equal("500", query["limit"]);
            Assert.False(query.ContainsKey("resourceVersion"));
            Assert.False(query.ContainsKey("continue"));
        });
        Assert.All(server.Watches, query =>
        {
            Assert.Equal($"{ScriptedApiServer.FirstVersion}", query["resourceVersion"]);
            Assert.Equal("true", query["allowWatchBookmarks"]);
            Assert.InRange(int.Parse(query["timeoutSeconds"], CultureInfo.InvariantCulture), 300, 600);
        });
    }
}
