using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Telemetry.Tests.Harness;

namespace RoleOperator.Telemetry.Tests;

/// <summary>What the real program sends over OTLP about its passes.</summary>
[Collection(SceneCollection.Name)]
public class TraceTests(Scene scene)
{
    private const int Client = 3;
    private const int Error = 2;

    [Theory]
    [InlineData(OtlpProtocol.Grpc)]
    [InlineData(OtlpProtocol.HttpProtobuf)]
    public async Task Pass_IsARootSpanWithAChildForEachCallToAwsAndToKubernetes(OtlpProtocol protocol)
    {
        await scene.SendOverAsync(protocol);
        await using var team = await scene.World.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}");

        var create = await scene.SpanAsync(
            "a span of CreateRole", span => span.Name == "IAM.CreateRole" && Root(span)?["k8s.namespace.name"] == team.Namespace);
        var root = Root(create)!;
        Assert.Equal(("reconcile Role", "", 0), (root.Name, root.Parent, root.Status));
        Assert.Equal(("Role", "orders", "success"), (root["role_operator.kind"], root["role_operator.name"], root["role_operator.result"]));
        Assert.Equal((root.Id, Client), (create.Parent, create.Kind));
        Assert.Equal(
            ("aws-api", "IAM", "CreateRole", "200"), (create["rpc.system"], create["rpc.service"], create["rpc.method"], create["http.response.status_code"]));
        Assert.NotEmpty(create["aws.request_id"]);

        var status = await scene.SpanAsync(
            "a span of the status", span => span.TraceId == root.TraceId && span.Name.EndsWith("/status", StringComparison.Ordinal));
        Assert.Equal((root.Id, Client), (status.Parent, status.Kind));
        Assert.Equal(
            ("PATCH", "/apis/iam.roleoperator.io/v1alpha1/namespaces/{namespace}/roles/{name}/status"),
            (status["http.request.method"], status["url.template"]));
        Assert.NotEmpty(status["http.response.status_code"]);
        var server = scene.World.Cluster.Client.BaseUri;
        Assert.Equal((server.Host, $"{server.Port}"), (status["server.address"], status["server.port"]));
    }

    [Fact]
    public async Task Pass_OverAChangeOrACheck_SaysWhichAndHowLongItWaited()
    {
        await using var team = await scene.World.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}");
        await team.ConvergeAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}\ndescription: changed");

        var update = await scene.SpanAsync(
            "a span of UpdateRole", span => span.Name == "IAM.UpdateRole" && Root(span)?["k8s.namespace.name"] == team.Namespace);
        Assert.Equal("Fresh", Root(update)!["role_operator.priority"]);
        Assert.Matches("^[0-9]", Root(update)!["role_operator.waited_seconds"]);
        await scene.SpanAsync(
            "a check", span => span["k8s.namespace.name"] == team.Namespace && span["role_operator.priority"] == "Resync");
    }

    [Fact]
    public async Task Call_ThatAwsRefuses_IsASpanWithItsCode_AndThePassSaysWhatItIsAbout()
    {
        await using var team = await scene.World.TeamAsync();
        scene.Aws.Refuse("CreateRole", team.AwsName("orders"), "AccessDenied", int.MaxValue);
        await team.ApplyAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}");

        var call = await scene.SpanAsync(
            "a span of the refused call", span => span["error.type"] == "AccessDenied" && Root(span)?["k8s.namespace.name"] == team.Namespace);
        Assert.Equal((Error, "403", "req-AccessDenied"), (call.Status, call["http.response.status_code"], call["aws.request_id"]));
        Assert.Equal((Error, "requeue_after", "AccessDenied"), (Root(call)!.Status, Root(call)!["role_operator.result"], Root(call)!["role_operator.reason"]));
    }

    [Fact]
    public async Task Requests_BesideThePasses_HaveNoSpans()
    {
        await using var team = await scene.BusyTeamAsync();
        await team.PassesAsync(team.AwsName("orders"), "GetRole", 2);
        var spans = scene.Receiver.Spans;

        // Lists, watches, leases and events go on all the while.
        Assert.NotEmpty(spans);
        Assert.All(spans.Where(span => span.Parent.Length == 0), span => Assert.StartsWith("reconcile ", span.Name, StringComparison.Ordinal));
        Assert.DoesNotContain(spans, span => span.Name.Contains("leases", StringComparison.Ordinal) || span.Name.Contains("events", StringComparison.Ordinal));
        Assert.DoesNotContain(spans, span => span.Name.EndsWith("/roles", StringComparison.Ordinal));
        Assert.DoesNotContain(spans.Where(span => span.Parent.Length > 0), span => span.Name.Contains(team.Namespace, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(OtlpProtocol.Grpc)]
    [InlineData(OtlpProtocol.HttpProtobuf)]
    public async Task Requests_OfThePassesOverThreeKindsToTheirDeletion_AreExactlyTheSpansOfTheirTraces(OtlpProtocol protocol)
    {
        await scene.SendOverAsync(protocol);
        await using var team = await scene.BusyTeamAsync();
        (ResourceKind Kind, string Name)[] objects = [(ResourceKind.InstanceProfile, "web"), (ResourceKind.Role, "orders"), (ResourceKind.Policy, "s3")];
        foreach (var (kind, name) in objects) await team.DeleteAsync(kind, name);
        foreach (var (kind, name) in objects) await team.GoneAsync(kind, name);

        // Calls that name nothing of the namespace, such as one for an account's quotas, cannot be told from other tests' on the wire.
        await scene.Eventually.SeeAsync(
            "as many spans of calls to AWS as calls",
            () => Task.FromResult((Spans: Tally(Children(team, "rpc.method")), Calls: Tally(team.Calls.Select(call => call.Action)))),
            seen => seen.Spans.Where(span => seen.Calls.Exists(call => call.Item == span.Item)).SequenceEqual(seen.Calls),
            seen => $"spans: {string.Join(' ', seen.Spans)}\ncalls: {string.Join(' ', seen.Calls)}");
        Assert.Equal(3, new[] { "CreateRole", "AddRoleToInstanceProfile", "DeletePolicy" }.Intersect(Children(team, "rpc.method")).Count());

        await scene.Eventually.SeeAsync(
            "as many spans of writes to the API server as writes",
            () => Task.FromResult((Spans: Tally(ApiWrites(team)), Writes: Tally(OperatorsWrites(team)))),
            seen => seen.Spans.SequenceEqual(seen.Writes),
            seen => $"spans: {string.Join(' ', seen.Spans)}\nwrites: {string.Join(' ', seen.Writes)}");
        Assert.Equal(
            ["instanceprofiles", "instanceprofiles/status", "policies", "policies/status", "roles", "roles/status"],
            OperatorsWrites(team).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>An attribute of every request that passes over the namespace's objects made, one for each.</summary>
    private IEnumerable<string> Children(Team team, string attribute) => Children(team).Select(span => span[attribute]).Where(value => value.Length > 0);

    private IEnumerable<Span> Children(Team team)
    {
        var roots = scene.Receiver.Spans.Where(span => span.Parent.Length == 0 && span["k8s.namespace.name"] == team.Namespace)
            .Select(span => span.Id).ToHashSet();
        return scene.Receiver.Spans.Where(span => roots.Contains(span.Parent));
    }

    /// <summary>Finalizers and statuses; people's edits have another field manager, and deletions another verb.</summary>
    private IEnumerable<string> OperatorsWrites(Team team) => scene.World.Audited
        .Where(r => r.Namespace == team.Namespace && r.Group == ResourceKind.Group && r.Verb is ("patch" or "update")
            && r.Uri.Contains("fieldManager=role-operator", StringComparison.Ordinal))
        .Select(r => r.Resource);

    /// <summary>Where a server cannot apply a status, the object is read before it is patched.</summary>
    private IEnumerable<string> ApiWrites(Team team) => Children(team)
        .Where(span => span["url.template"].Length > 0 && span["http.request.method"] != "GET").Select(span => Plural(span["url.template"]));

    private static string Plural(string template) => template.Split("/{namespace}/")[1].Replace("/{name}", "", StringComparison.Ordinal);

    private static List<(string Item, int Count)> Tally(IEnumerable<string> items) =>
        [.. items.CountBy(item => item).Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal)];

    private Span? Root(Span span) => scene.Receiver.Spans.FirstOrDefault(root => root.Parent.Length == 0 && root.TraceId == span.TraceId);
}
