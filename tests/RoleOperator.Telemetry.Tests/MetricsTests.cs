using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Runtime.Telemetry;
using RoleOperator.Telemetry.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Telemetry.Tests;

/// <summary>What the real program counts, over what really happened.</summary>
[Collection(SceneCollection.Name)]
public class MetricsTests(Scene scene)
{
    [Fact]
    public async Task Metrics_OfTheProgram_SatisfyPromtool()
    {
        await using var team = await scene.BusyTeamAsync();
        var (code, output) = await Prometheus.ToolAsync((await scene.ScrapeAsync()).Text, "check", "metrics");

        Assert.Equal((0, ""), (code, output));
    }

    [Fact]
    public async Task Metrics_OfTheProgram_AreThoseOfTheCatalogueWithItsTypesAndLabels()
    {
        await using var team = await scene.BusyTeamAsync();
        var scrape = await scene.ScrapeAsync();

        Assert.Equal(
            Catalogue.All.Select(metric => $"{metric.Name} {metric.Kind.ToString().ToLowerInvariant()}").Order(StringComparer.Ordinal), Types(scrape));
        Assert.All(Catalogue.All, metric => Assert.Equal(metric.Labels.Order(StringComparer.Ordinal), scrape.LabelsOf(metric.Name)));
    }

    [Theory]
    [InlineData(OtlpProtocol.Grpc)]
    [InlineData(OtlpProtocol.HttpProtobuf)]
    public async Task Metrics_OverOtlp_AreThoseThatPrometheusScrapes(OtlpProtocol protocol)
    {
        await scene.SendOverAsync(protocol);
        await using var team = await scene.BusyTeamAsync();
        var scrape = await scene.ScrapeAsync();

        await scene.Eventually.SeeAsync(
            "every metric has been sent", () => scene.Receiver.Metrics.Count >= scrape.Types.Count, () => string.Join('\n', scene.Receiver.Metrics));
        Assert.Equal(Types(scrape), scene.Receiver.Metrics.Select(metric => $"{metric.Name} {metric.Type}").Order(StringComparer.Ordinal));
        Assert.Equal(
            Catalogue.All.Select(metric => $"{metric.Name} {metric.Unit}").Order(StringComparer.Ordinal),
            scene.Receiver.Metrics.Select(metric => $"{metric.Name} {metric.Unit}").Order(StringComparer.Ordinal));
        Assert.Equal(("role-operator", "test"), (scene.Receiver.Resource["service.name"], scene.Receiver.Resource["deployment.environment"]));
    }

    [Fact]
    public async Task NoLabel_EverTakesTheNameOfAnObjectOrANamespace()
    {
        await using var team = await scene.BusyTeamAsync();
        var text = (await scene.ScrapeAsync()).Text;

        Assert.DoesNotContain(team.Namespace, text, StringComparison.Ordinal);
        Assert.DoesNotContain("orders", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AwsRequests_WithRetriesAndRefusals_AreEachCountedByOperationAndCode()
    {
        await using var team = await scene.World.TeamAsync();
        var before = await scene.ScrapeAsync();
        scene.Aws.Refuse("CreateRole", team.AwsName("orders"), "Throttling", 2);
        await team.ConvergeAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}");
        scene.Aws.Refuse("UpdateRole", team.AwsName("orders"), "AccessDenied", 1);
        await team.ApplyAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}\ndescription: changed");
        await team.NotReadyAsync(ResourceKind.Role, "orders", "AccessDenied");

        var after = await scene.ScrapeAsync();
        double Rise(string name, params string[] labels) => after.Sum(name, labels) - before.Sum(name, labels);
        const string Requests = "role_operator_aws_requests_total";

        // The SDK tries a throttled call once more by itself.
        Assert.Equal(2, Rise(Requests, "operation=\"CreateRole\"", "code=\"Throttling\"", "aws_service=\"iam\""));
        Assert.Equal(2, Rise("role_operator_aws_throttles_total", "aws_service=\"iam\""));
        Assert.Equal(1, Rise(Requests, "operation=\"CreateRole\"", "code=\"OK\""));
        Assert.Equal(1, Rise(Requests, "operation=\"UpdateRole\"", "code=\"AccessDenied\""));
        Assert.Equal(3, Rise("role_operator_aws_request_duration_seconds_count", "operation=\"CreateRole\""));
    }

    [Fact]
    public async Task AwsRequests_ThatWentOut_AreAllCounted()
    {
        // Operators that other tests start make calls as well.
        var others = await scene.RestartAsync(OtlpProtocol.Grpc);
        await using var team = await scene.BusyTeamAsync();

        // What is on its way while the two are read is in one of them alone: look until nothing was.
        await scene.Eventually.SeeAsync(
            "the counts of the program and of the wire agree",
            async () =>
            {
                var before = scene.World.Proxy.Count;
                var counted = (await scene.ScrapeAsync()).Sum("role_operator_aws_requests_total", "code=\"OK\"");
                return (before, counted, after: scene.World.Proxy.Count, ok: scene.World.Proxy.CallsAfter(others).Count(call => call.Status < 300));
            },
            seen => seen.before == seen.after && seen.counted == seen.ok,
            seen => $"{seen}");
    }

    [Fact]
    public async Task Drift_ThatIsMended_IsCountedAsFoundAndAsRepaired()
    {
        await using var team = await scene.World.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}\ndescription: Orders");
        var before = await scene.ScrapeAsync();

        await scene.World.Iam.UpdateRoleAsync(new() { RoleName = team.AwsName("orders"), Description = "theirs" });

        await scene.ScrapeAsync("found and repaired drift", seen =>
            seen.Sum("role_operator_drift_repaired_total", "kind=\"Role\"") == before.Sum("role_operator_drift_repaired_total", "kind=\"Role\"") + 1
            && seen.Sum("role_operator_drift_found_total", "kind=\"Role\"") == before.Sum("role_operator_drift_found_total", "kind=\"Role\"") + 1);
    }

    [Fact]
    public async Task Drift_ThatIsOnlyObserved_IsCountedOnce()
    {
        await using var team = await scene.World.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}\ndescription: Orders");
        await team.ConvergeAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}\ndescription: Orders\nmode: Observe");
        var before = await scene.ScrapeAsync();

        await scene.World.Iam.UpdateRoleAsync(new() { RoleName = team.AwsName("orders"), Description = "theirs" });
        await team.SeeAsync(ResourceKind.Role, "orders", "is drifted", json => ObjectView.Condition(json, "Drifted") is not null);
        await team.PassesAsync(team.AwsName("orders"), "GetRole", 2);

        var after = await scene.ScrapeAsync();
        Assert.Equal(before.Sum("role_operator_drift_found_total") + 1, after.Sum("role_operator_drift_found_total"));
        Assert.Equal(before.Sum("role_operator_drift_repaired_total"), after.Sum("role_operator_drift_repaired_total"));
    }

    [Fact]
    public async Task Objects_AreCountedByConditionAndReason_AndNoLongerWhenTheyAreWell()
    {
        await using var team = await scene.World.TeamAsync();
        await team.ApplyAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}\nmanagedPolicies: [ref: {{name: s3}}]");
        string[] waiting = ["kind=\"Role\"", "condition=\"Ready\"", "status=\"False\"", "reason=\"DependencyNotReady\""];
        await scene.ScrapeAsync("one role waits for its policy", seen => seen.Sum("role_operator_objects", waiting) == 1);

        await team.ConvergeAsync(ResourceKind.Policy, "s3", $"document: {Documents.Allow("s3:GetObject")}");
        await team.ReadyAsync(ResourceKind.Role, "orders");
        await scene.ScrapeAsync("none waits any more", seen => seen.Sum("role_operator_objects", waiting) == 0);
    }

    [Fact]
    public async Task Replica_ThatLeads_SaysSo() =>
        await scene.ScrapeAsync("the replica leads", seen => seen.Sum("leader_election_master_status", "name=\"role-operator\"") == 1);

    private static IEnumerable<string> Types(Scrape scrape) => scrape.Types.Select(type => $"{type.Key} {type.Value}").Order(StringComparer.Ordinal);
}
