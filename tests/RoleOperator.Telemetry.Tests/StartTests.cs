using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Telemetry.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Telemetry.Tests;

/// <summary>What the program says of itself before it has said anything of an object.</summary>
[Collection(SceneCollection.Name)]
public class StartTests(Scene scene)
{
    [Fact]
    public async Task Start_SaysWhatIsConfiguredAndForWhomAwsTakesIt_AndAsksAwsOnceHoweverManyPassesDo()
    {
        await using var team = await scene.World.TeamAsync();
        await using var proxy = await scene.World.NewProxyAsync();
        foreach (var name in new[] { "a", "b", "c", "d" }) await team.ApplyAsync(ResourceKind.Role, name, $"trust: {{document: {Documents.Ec2Trust}}}");
        await using var other = scene.World.NewOperator(proxy.Endpoint, "--leader-elect", "false", "--namespaces", team.Namespace);
        var eventually = new Eventually(() => other);
        await eventually.SeeAsync(
            "every object was looked at",
            () => proxy.Calls.Where(call => call.Action == "GetRole").Select(call => call.Parameters["RoleName"]).Distinct().Count() == 4);
        await eventually.SeeAsync("it says who it is", () => other.Output.Any(line => line.Contains("This replica leads", StringComparison.Ordinal)));

        Assert.Matches(
            @"^\S+Z info: \S+: role-operator \S+ \(commit \w+\) starts: "
            + $"cluster name {World.ClusterName}, namespaces {team.Namespace}, AWS region {World.Region}$",
            other.Output[0]);
        const string Introduction = $"This replica leads. It works in AWS account {World.AccountId}, region {World.Region}, "
            + $"as arn:aws:sts::{World.AccountId}:user/moto";
        Assert.Single(other.Output, line => line.EndsWith(Introduction, StringComparison.Ordinal));
        Assert.Single(proxy.Calls, call => call.Action == "GetCallerIdentity");
    }

    [Fact]
    public async Task Start_WithoutCredentialsOrObjects_WarnsWithTheRemedyAndIsReadyAllTheSame()
    {
        await using var team = await scene.World.TeamAsync();
        using var probes = new Integration.Tests.Harness.Probes();
        await using var other = OperatorProcess.Start(
            new Dictionary<string, string?>
            {
                ["KUBECONFIG"] = scene.World.Cluster.Kubeconfig,
                ["AWS_REGION"] = World.Region,
                ["AWS_ACCESS_KEY_ID"] = null,
                ["AWS_SECRET_ACCESS_KEY"] = null,
                ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
                ["AWS_CONFIG_FILE"] = "/dev/null",
                ["AWS_EC2_METADATA_DISABLED"] = "true",
            },
            ["--cluster-name", World.ClusterName, "--namespaces", team.Namespace, "--leader-elect", "false", .. probes.Arguments]);
        var eventually = new Eventually(() => other);
        const string Warning = "no object can be reconciled until then: sts:GetCallerIdentity: no AWS credentials were found in environment, profile, "
            + "web identity, Pod Identity or instance metadata (MissingAuthenticationToken); mend the operator's AWS credentials; every call fails until then";
        await eventually.SeeAsync("it warns", () => other.Output.Any(line => line.EndsWith(Warning, StringComparison.Ordinal)), () => other.Tail);
        await eventually.SeeAsync("it is ready", probes.ReadyzAsync, said => said == "200 ok");

        Assert.Single(other.Output, line => line.Contains(" warn: ", StringComparison.Ordinal));
    }
}
