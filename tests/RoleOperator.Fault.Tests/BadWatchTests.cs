using RoleOperator.Fault.Tests.Faults;
using RoleOperator.Testing;
using static RoleOperator.Fault.Tests.Faults.WatchAnswer;

namespace RoleOperator.Fault.Tests;

/// <summary>What an API server, or what stands in front of it, should not say in a watch: logged, survived, and the next good object is seen.</summary>
public class BadWatchTests
{
    private const string ListingAnew = "brought a line that cannot be understood, listing anew";
    private const string Retrying = "Listing or watching roles failed, trying again";
    private const string Expired = "that was watched is no longer kept by the server: listing anew";
    private const string Skipped = "An object of kind Role cannot be read and is skipped";
    private static readonly string Good = RoleOf("good", 3);
    private static readonly string GoodLine = Line("ADDED", Good);

    public static TheoryData<string, string> UnreadableLines => new()
    {
        { "not JSON", "<html><body>502 Bad Gateway</body></html>\n" },
        { "half a line", """{"type":"ADDED","object":{"apiVersion":"iam.role""" + "\n" },
        { "not an object", "[1, 2]\n" },
        { "no object in it", """{"type":"ADDED"}""" + "\n" },
        { "an object that is null", Line("ADDED", "null") },
        { "an unknown type", Line("REPLACED", RoleOf("odd", 2)) },
        { "an error that is no status", Line("ERROR", RoleOf("odd", 2)) },
        { "an error of another code", Line("ERROR", Failure(500, "InternalError")) },
        { "a bookmark without a version", Line("BOOKMARK", """{"kind":"Role","metadata":{}}""") },
        { "a bookmark that is no object", Line("BOOKMARK", "7") },
    };

    public static TheoryData<string, string> UnreadableObjects => new()
    {
        { "no metadata", """{"kind":"Role","spec":{}}""" },
        { "metadata of another type", """{"kind":"Role","metadata":"none"}""" },
        { "no name", """{"kind":"Role","metadata":{"namespace":"team","resourceVersion":"2"}}""" },
        { "no version", """{"kind":"Role","metadata":{"namespace":"team","name":"odd"}}""" },
        { "half a character in the spec", RoleOf("odd", 2, ""","spec":{"description":"\ud800"}""") },
        { "half a character in the metadata", """{"kind":"Role","metadata":{"namespace":"team","name":"\ud800","resourceVersion":"2"}}""" },
        { "another kind", RoleOf("odd", 2).Replace("\"Role\"", "\"Widget\"", StringComparison.Ordinal) },
    };

    /// <summary>A change may hide in such a line, and asking for the same version again would bring the same line again.</summary>
    [Theory]
    [MemberData(nameof(UnreadableLines))]
    public async Task Line_Unreadable_EndsTheWatchAndListsAnew(string what, string line)
    {
        await using var server = await ScriptedApiServer.StartAsync(Good, new WatchAnswer(line + GoodLine));
        await using var running = Start(server);

        await SeesAsync(running, server, "good", what);
        await FaultWorld.SeeLogAsync(running, ListingAnew);
    }

    /// <summary>One such object must not hide the others, in a list no more than in a watch.</summary>
    [Theory]
    [MemberData(nameof(UnreadableObjects))]
    public async Task Object_Unreadable_IsSkippedAndTheWatchGoesOn(string what, string json)
    {
        await using var server = await ScriptedApiServer.StartAsync(Good, new WatchAnswer(Line("ADDED", json) + GoodLine));
        await using var running = Start(server);

        await SeesAsync(running, server, "good", what);
        await FaultWorld.SeeLogAsync(running, Skipped);
        Assert.False(server.HasWrittenTo("odd"));
        Assert.Equal(1, server.Lists);
    }

    [Fact]
    public async Task Line_CutInHalfByABrokenConnection_IsAskedForAgain()
    {
        await using var server = await ScriptedApiServer.StartAsync(
            "", new WatchAnswer(GoodLine[..(GoodLine.Length / 2)], WatchEnd.Abort), new WatchAnswer(GoodLine));
        await using var running = Start(server);

        await SeesAsync(running, server, "good", "half a line, then a reset");
        await FaultWorld.SeeLogAsync(running, Retrying);
        Assert.Equal(1, server.Lists);
    }

    [Fact]
    public async Task Line_CutInHalfByAnOrderlyEnd_ListsAnew()
    {
        await using var server = await ScriptedApiServer.StartAsync(Good, new WatchAnswer(GoodLine[..(GoodLine.Length / 2)], WatchEnd.Close));
        await using var running = Start(server);

        await SeesAsync(running, server, "good", "half a line, then the end");
        await FaultWorld.SeeLogAsync(running, ListingAnew);
    }

    [Theory]
    [InlineData("in the stream")]
    [InlineData("as the answer")]
    public async Task Version_Gone_ListsAnew(string where)
    {
        var gone = Failure(410, "Expired");
        await using var server = await ScriptedApiServer.StartAsync(
            Good, where == "as the answer" ? new WatchAnswer(gone, Status: 410) : new WatchAnswer(Line("ERROR", gone) + GoodLine));
        await using var running = Start(server);

        await SeesAsync(running, server, "good", $"410 {where}");
        await FaultWorld.SeeLogAsync(running, Expired);
    }

    [Fact]
    public async Task Watch_RefusedOnce_IsTriedAgain()
    {
        await using var server = await ScriptedApiServer.StartAsync(
            "", new WatchAnswer(Failure(503, "ServiceUnavailable"), Status: 503), new WatchAnswer(GoodLine));
        await using var running = Start(server);

        await SeesAsync(running, server, "good", "503");
        await FaultWorld.SeeLogAsync(running, Retrying);
    }

    [Theory]
    [InlineData("spec")]
    [InlineData("unheardOf")]
    public async Task Object_Of5MegabytesOfUnknownFields_IsTakenLikeAnyOther(string field)
    {
        var large = RoleOf("large", 2, $$$""","{{{field}}}":{"unknown":"{{{new string('x', 5 * 1024 * 1024)}}}"}""");
        await using var server = await ScriptedApiServer.StartAsync("", new WatchAnswer(Line("ADDED", large) + GoodLine));
        await using var running = Start(server);

        await SeesAsync(running, server, "good", "a large object before it");
        await SeesAsync(running, server, "large", $"5 MB in {field}");
        Assert.Equal(1, server.Lists);
    }

    private static Task<bool> SeesAsync(OperatorProcess running, ScriptedApiServer server, string name, string after) =>
        FaultWorld.SeeAsync(running, $"{name} is seen after {after}", () => Task.FromResult(server.HasWrittenTo(name)), seen => seen);

    /// <summary>The objects of these tests need no AWS, so nobody listens there.</summary>
    private static OperatorProcess Start(ScriptedApiServer server) => OperatorProcess.Start(
        server.Kubeconfig, new Uri("http://127.0.0.1:9/"), "--cluster-name", FaultWorld.ClusterName, "--leader-elect", "false");
}
