using System.Text.Json.Nodes;
using k8s.Autorest;
using KubernetesAdapterTests.Server;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Kubernetes.Writing;
using RoleOperator.Runtime.Leadership;

namespace KubernetesAdapterTests.Writing;

public sealed class StatusWriterTests
{
    private const string StatusOfOthers = """
        {"arn":"stale","note":"from a person","conditions":[
          {"type":"Stalled","status":"True","reason":"Refused","message":"","observedGeneration":1,"lastTransitionTime":"2026-01-01T00:00:00Z"},
          {"type":"Audited","status":"True","reason":"ByAuditors","message":"","observedGeneration":1,"lastTransitionTime":"2026-01-01T00:00:00Z"}]}
        """;

    private readonly RecordingLogger<object> log = new();
    private readonly ApplySupport apply = new();

    private static RoleStatus Status { get; } = new()
    {
        Name = "shop-orders",
        Conditions = [new(ConditionTypes.Ready, Condition.True, Reasons.Converged, "", 1, DateTimeOffset.UnixEpoch)],
    };

    [Fact]
    public async Task Server_WithApply_IsNeitherReadNorPatched()
    {
        await using var server = await new OneRole().StartAsync();

        var written = await Writer(server).WriteStatusAsync(server.Meta, Status, default);

        Assert.Equal("8", written!.ResourceVersion);
        Assert.Equal(["APPLY status"], server.Requests);
    }

    [Fact]
    public async Task Server_WithoutApply_GetsAPatchThatKeepsWhatOthersWrote()
    {
        await using var server = await new OneRole { ServesApply = false }.StartAsync();
        server.ChangeStatus(StatusOfOthers);

        var written = await Writer(server).WriteStatusAsync(server.Meta, Status, default);

        Assert.Equal("9", written!.ResourceVersion);
        Assert.Equal(["APPLY status", "GET orders", "PATCH status"], server.Requests);
        var status = server.Stored!["status"]!;
        Assert.Equal(["Audited", "Ready"], Types(status));
        Assert.Equal("from a person", $"{status["note"]}");
        Assert.Equal("shop-orders", $"{status["name"]}");
        Assert.Null(status["arn"]);
    }

    [Fact]
    public async Task Server_WithoutApply_IsAskedAndLoggedOnceForAllWriters()
    {
        await using var server = await new OneRole { ServesApply = false }.StartAsync();

        await Writer(server).WriteStatusAsync(server.Meta, Status, default);
        await Writer(server).WriteStatusAsync(server.Meta, Status, default);

        Assert.Equal(["APPLY status", "GET orders", "PATCH status", "GET orders", "PATCH status"], server.Requests);
        Assert.Single(log.Lines);
    }

    [Fact]
    public async Task Apply_ThatLeavesWhatWasToGo_IsFollowedByAPatchAndNotTriedAgain()
    {
        var stuck = """{"conditions":[{"type":"Ready","status":"True"},{"type":"Reconciling","status":"True"}],"arn":"stale"}""";
        await using var server = await new OneRole { KeepsOnApply = JsonNode.Parse(stuck)!.AsObject() }.StartAsync();

        await Writer(server).WriteStatusAsync(server.Meta, Status, default);
        await Writer(server).WriteStatusAsync(server.Meta, Status, default);

        Assert.Equal(["APPLY status", "GET orders", "PATCH status", "GET orders", "PATCH status"], server.Requests);
        Assert.Equal(["Ready"], Types(server.Stored!["status"]!));
        Assert.Null(server.Stored["status"]!["arn"]);
        Assert.Single(log.Lines);
    }

    [Fact]
    public async Task Apply_ThatMakesAnInvalidObject_IsFollowedByAPatch()
    {
        await using var server = await new OneRole().StartAsync();
        server.AnswerNext(422, """{"kind":"Status","status":"Failure","reason":"Invalid","message":"status.conditions.message: Required value","code":422}""");

        var written = await Writer(server).WriteStatusAsync(server.Meta, Status, default);

        Assert.Equal("8", written!.ResourceVersion);
        Assert.Equal(["APPLY status", "GET orders", "PATCH status"], server.Requests);
    }

    [Fact]
    public async Task Patch_BehindAnothersChange_ReadsAgainAndKeepsThatChange()
    {
        await using var server = await new OneRole { ServesApply = false }.StartAsync();
        server.Before = request =>
        {
            if (request != "PATCH status") return;
            server.Before = _ => { };
            server.ChangeStatus(StatusOfOthers);
        };

        await Writer(server).WriteStatusAsync(server.Meta, Status, default);

        Assert.Equal(["APPLY status", "GET orders", "PATCH status", "GET orders", "PATCH status"], server.Requests);
        Assert.Equal(["Audited", "Ready"], Types(server.Stored!["status"]!));
    }

    [Fact]
    public async Task Patch_ThatConflictsForEver_FailsAfterAFewTries()
    {
        await using var server = await new OneRole { ServesApply = false }.StartAsync();
        server.Before = request =>
        {
            if (request == "PATCH status") server.ChangeStatus("{}");
        };

        var error = await Assert.ThrowsAsync<HttpOperationException>(() => Writer(server).WriteStatusAsync(server.Meta, Status, default));

        Assert.Equal(409, (int)error.Response.StatusCode);
        Assert.Equal(4, server.Requests.Count(request => request == "PATCH status"));
    }

    [Fact]
    public async Task Apply_BehindAnothersChange_IsTriedAgainWhileTheObjectIsTheSame()
    {
        await using var server = await new OneRole().StartAsync();
        server.ChangeStatus("{}");

        var written = await Writer(server).WriteStatusAsync(server.Meta, Status, default);

        Assert.Equal("9", written!.ResourceVersion);
        Assert.Equal(["APPLY status", "GET orders", "APPLY status"], server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Object_MadeAgainUnderItsName_IsNotWrittenTo(bool servesApply)
    {
        await using var server = await new OneRole { ServesApply = servesApply }.StartAsync();
        server.MakeAgain();

        Assert.Null(await Writer(server).WriteStatusAsync(server.Meta, Status, default));
        Assert.Null(server.Stored!["status"]);
    }

    [Fact]
    public async Task Term_ThatEndsBetweenReadAndPatch_KeepsThePatchFromBeingSent()
    {
        await using var server = await new OneRole { ServesApply = false }.StartAsync();
        var over = false;
        server.Before = request => over |= request == "GET orders";

        await Assert.ThrowsAsync<LeadershipLostException>(() =>
            Writer(server, () => { if (over) throw new LeadershipLostException(); }).WriteStatusAsync(server.Meta, Status, default));

        Assert.Equal(["APPLY status", "GET orders"], server.Requests);
    }

    [Fact]
    public void Condition_OfEveryOwnType_GoesWhenItIsNotWritten()
    {
        var conditions = ConditionTypes.All.Append("Foreign").Select(type => new JsonObject { ["type"] = type });
        var target = new JsonObject { ["status"] = new JsonObject { ["conditions"] = new JsonArray([.. conditions]) } };

        StatusMerge.Into(target, [], ["conditions"]);

        Assert.Equal(["Foreign"], Types(target["status"]!));
    }

    private static IEnumerable<string> Types(JsonNode status) => status["conditions"]!.AsArray().Select(condition => $"{condition!["type"]}");

    private ResourceWriter<RoleStatus> Writer(OneRole server, Action? beforeWrite = null) =>
        new(server.Client, ResourceKind.Role, SpecJson.Default.RoleStatus, apply, beforeWrite ?? (() => { }), log);
}
