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

    [Fact]
    public async Task Pass_IsARootSpanWithAChildForEachCallToAwsAndToKubernetes()
    {
        await using var team = await scene.World.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}");

        var create = await scene.SpanAsync("a span of CreateRole", span => span.Name == "IAM.CreateRole" && Root(span)?["k8s.namespace.name"] == team.Namespace);
        var root = Root(create)!;
        Assert.Equal(("reconcile Role", "", 0), (root.Name, root.Parent, root.Status));
        Assert.Equal(("Role", "orders", "success"), (root["role_operator.kind"], root["role_operator.name"], root["role_operator.result"]));
        Assert.Equal((root.Id, Client), (create.Parent, create.Kind));
        Assert.Equal(("aws-api", "IAM", "CreateRole", "200"), (create["rpc.system"], create["rpc.service"], create["rpc.method"], create["http.response.status_code"]));
        Assert.NotEmpty(create["aws.request_id"]);

        var status = await scene.SpanAsync("a span of the status", span => span.TraceId == root.TraceId && span.Name.EndsWith("/status", StringComparison.Ordinal));
        Assert.Equal((root.Id, Client), (status.Parent, status.Kind));
        Assert.Equal(
            ("PATCH", "/apis/iam.roleoperator.io/v1alpha1/namespaces/{namespace}/roles/{name}/status"), (status["http.request.method"], status["url.template"]));
        Assert.NotEmpty(status["http.response.status_code"]);
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

    private Span? Root(Span span) => scene.Receiver.Spans.FirstOrDefault(root => root.Parent.Length == 0 && root.TraceId == span.TraceId);
}
