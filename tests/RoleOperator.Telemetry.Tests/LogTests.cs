using System.Text.Json;
using System.Text.RegularExpressions;
using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Telemetry.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Telemetry.Tests;

/// <summary>What the real program says.</summary>
[Collection(SceneCollection.Name)]
public class LogTests(Scene scene)
{
    [Fact]
    public async Task Change_InAws_IsOneLineWithTheIdsOfItsTrace()
    {
        await using var team = await scene.World.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}\nmanagedPolicies: [aws: ReadOnlyAccess]");

        var lines = await LinesAsync(team, 3);
        Assert.Equal(
            [
                $"Role/{team.Namespace}/orders: iam:CreateRole {team.AwsName("orders")}",
                $"Role/{team.Namespace}/orders: iam:AttachRolePolicy arn:aws:iam::aws:policy/ReadOnlyAccess",
                $"Role/{team.Namespace}/orders: Ready is True, Converged",
            ],
            lines.Select(line => Field(line, "message")));
        Assert.All(lines, line => Assert.Equal("info", Field(line, "level")));
        Assert.All(lines, line => Assert.Equal(
            ("Role", team.Namespace, "orders", team.AwsName("orders")),
            (Field(line, "kind"), Field(line, "namespace"), Field(line, "name"), Field(line, "aws_name"))));
        var create = await scene.SpanAsync("the span of the pass", span => span.Name == "reconcile Role" && span["k8s.namespace.name"] == team.Namespace);
        Assert.All(lines, line => Assert.Equal(create.TraceId, Field(line, "trace_id")));
        Assert.All(lines, line => Assert.Matches("^[0-9a-f]{16}$", Field(line, "span_id")));
    }

    [Fact]
    public async Task Resync_OfAConvergedObject_SaysNothing()
    {
        await using var team = await scene.BusyTeamAsync();
        await team.PassesAsync(team.AwsName("orders"), "GetRole", 2);
        var before = Of(team).Count;
        await team.PassesAsync(team.AwsName("orders"), "GetRole", 3);

        Assert.NotEqual(0, before);
        Assert.Equal(before, Of(team).Count);
    }

    /// <summary>Not only about objects: lists, renewals of the lease and scrapes go on, too.</summary>
    [Fact]
    public async Task Leader_WithNothingToDo_SaysNothingAtAll()
    {
        await using var team = await scene.World.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}");
        var port = FreePort.Find();
        await using var other = scene.Start(
            receiver: null,
            ["--namespaces", team.Namespace, "--lease-namespace", team.Namespace, "--resync", "1s", "--metrics-port", $"{port}"]);
        var eventually = new Eventually(() => other);
        await eventually.SeeAsync("it leads", () => other.Output.Any(line => line.Contains("Controller Role starts", StringComparison.Ordinal)));
        await eventually.SeeAsync("it has said all that there is to say about itself and the role", () => Checks(port), checks => checks >= 2);
        var (said, renewed) = (other.Output, Renewals(team));
        await eventually.SeeAsync("it has checked it again", () => Checks(port), checks => checks >= 5);
        await eventually.SeeAsync("the lease is renewed twice", () => Renewals(team) >= renewed + 2);

        Assert.Equal(said, other.Output);
    }

    [Fact]
    public async Task Telemetry_NeverTellsASecretNorAPolicyDocument()
    {
        await using var team = await scene.World.TeamAsync();
        const string Document = """{Version: "2012-10-17", Statement: [{Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::telltale/*"}]}""";
        await team.ConvergeAsync(ResourceKind.Policy, "s3", $"document: {Document}");
        await team.ConvergeAsync(
            ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}\ninlinePolicies: [{{name: own, document: {Document}}}]");
        await LinesAsync(team, 3);

        // What AWS refuses, and what cannot be read at all.
        foreach (var (name, code) in new[] { ("denied", "AccessDenied"), ("malformed", "MalformedPolicyDocument") })
        {
            scene.Aws.Refuse("CreatePolicy", team.AwsName(name), code, int.MaxValue);
            await team.ApplyAsync(ResourceKind.Policy, name, $"document: {Document}");
            await scene.Eventually.SeeAsync(
                $"a line of {code}", () => Of(team).Exists(line => Field(line, "message").Contains(code, StringComparison.Ordinal)));
        }

        await team.ApplyAsync(ResourceKind.Policy, "foreign", """{document: {Version: "2012-10-17", Statement: [{Effect: Allow, Telltale: telltale}]}}""");
        await team.SeeAsync(ResourceKind.Policy, "foreign", "is refused", json => ObjectView.Condition(json, "Stalled") is not null);

        var log = string.Join('\n', scene.Operator.Output);
        Assert.Contains("(request req-AccessDenied)", log, StringComparison.Ordinal);
        await scene.SpanAsync("the span of what AWS refused", span => span["error.type"] == "MalformedPolicyDocument");
        var scrape = (await scene.ScrapeAsync()).Text;
        foreach (var secret in new[] { Scene.Secret, "telltale", "sts:AssumeRole" })
        {
            Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, scrape, StringComparison.Ordinal);
            Assert.False(scene.Receiver.Tells(secret), $"{secret} was exported");
        }
    }

    [Fact]
    public async Task TextLog_AtDebugLevel_TellsEveryPassWithIdsThoughNothingIsExported()
    {
        await using var team = await scene.World.TeamAsync();
        await using var other = scene.Start(receiver: null, ["--namespaces", team.Namespace, "--leader-elect", "false", "--log-level", "debug"]);
        var eventually = new Eventually(() => other);
        await team.ApplyAsync(ResourceKind.Role, "orders", "trust: {allow: [{service: ec2.amazonaws.com}]}");

        var line = new Regex(
            @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ dbug: "
            + $"RoleOperator\\S+: Role/{team.Namespace}/orders is converged.* trace_id=[0-9a-f]{{32}} span_id=[0-9a-f]{{16}}$");
        await eventually.SeeAsync("a line of the pass", () => other.Output.Any(line.IsMatch), () => other.Tail);
    }

    [Fact]
    public async Task LogLevel_OfWarning_LeavesInformationOut()
    {
        await using var team = await scene.World.TeamAsync();
        using var probes = new Integration.Tests.Harness.Probes();
        await using var other = scene.Start(
            receiver: null, ["--namespaces", team.Namespace, "--leader-elect", "false", "--log-level", "warning", .. probes.Arguments]);
        await new Eventually(() => other).SeeAsync("it is ready", probes.ReadyzAsync, seen => seen == "200 ok");
        Assert.Equal("200 ok", await probes.HealthzAsync());
        Assert.Equal(0, await other.StopAsync());

        Assert.Empty(other.Output);
    }

    private async Task<IReadOnlyList<JsonElement>> LinesAsync(Team team, int count)
    {
        await scene.Eventually.SeeAsync($"{count} lines about {team.Namespace}", () => Of(team).Count >= count, () => string.Join('\n', Of(team)));
        return Of(team);
    }

    private static async Task<double> Checks(int port) =>
        (await Scene.ScrapeAsync(port)).Sum("controller_runtime_reconcile_total", "controller=\"Role\"", "result=\"success\"");

    private int Renewals(Team team) =>
        scene.World.Audited.Count(request => request.Resource == "leases" && request.Namespace == team.Namespace && request.Verb == "update");

    private List<JsonElement> Of(Team team) =>
        [.. scene.Operator.Output.Where(line => line.Contains(team.Namespace, StringComparison.Ordinal)).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string Field(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString()! : "";
}
