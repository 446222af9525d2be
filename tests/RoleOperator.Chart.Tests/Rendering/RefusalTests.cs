using RoleOperator.Testing.Charts;

namespace RoleOperator.Chart.Tests.Rendering;

/// <summary>Values that cannot be meant are refused, in words that name them.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("", "clusterName is required: the name of this cluster in the owner tags")]
    [InlineData("clusterName: null", "clusterName is required")]
    [InlineData("clusterName: eu/1", "clusterName: Does not match pattern")]
    [InlineData("clustername: x", "Additional property clustername is not allowed")]
    [InlineData("{clusterName: x, namespaces: shop}", "namespaces: Invalid type. Expected: array, given: string")]
    [InlineData("{clusterName: x, namespaces: [Shop]}", "namespaces.0: Does not match pattern")]
    [InlineData("{clusterName: x, namespaces: [shop, shop]}", "namespaces: array items[0,1] must be unique")]
    [InlineData("{clusterName: x, resync: 10}", "resync: Invalid type. Expected: string, given: integer")]
    [InlineData("{clusterName: x, resync: 10 minutes}", "resync: Does not match pattern")]
    [InlineData("{clusterName: x, workers: 0}", "workers: Must be greater than or equal to 1")]
    [InlineData("{clusterName: x, replicas: '2'}", "replicas: Invalid type. Expected: integer, given: string")]
    [InlineData("{clusterName: x, ignoreTagPrefixes: ['']}", "ignoreTagPrefixes.0: String length must be greater than or equal to 1")]
    [InlineData("{clusterName: x, serviceAccountIssuer: oidc.example.com}", "serviceAccountIssuer: Does not match pattern")]
    [InlineData("{clusterName: x, aws: {region: Ireland}}", "aws.region: Does not match pattern")]
    [InlineData("{clusterName: x, aws: {instanceRegions: ['us-east-1,eu-west-1']}}", "aws.instanceRegions.0: Does not match pattern")]
    [InlineData("{clusterName: x, image: {digest: abc}}", "image.digest: Does not match pattern")]
    [InlineData("{clusterName: x, image: {name: abc}}", "image: Additional property name is not allowed")]
    [InlineData("{clusterName: x, image: {pullPolicy: Sometimes}}", "image.pullPolicy must be one of the following")]
    [InlineData("{clusterName: x, serviceAccount: {roleArn: role-operator}}", "serviceAccount.roleArn: Does not match pattern")]
    [InlineData("{clusterName: x, serviceAccount: {create: false, roleArn: 'arn:aws:iam::111122223333:role/r'}}", "serviceAccount.roleArn and")]
    [InlineData("{clusterName: x, log: {level: verbose}}", "log.level must be one of the following")]
    [InlineData("{clusterName: x, log: {format: xml}}", "log.format must be one of the following")]
    [InlineData("{clusterName: x, metrics: {enabled: false}, serviceMonitor: {enabled: true}}", "serviceMonitor.enabled needs metrics.enabled")]
    [InlineData("{clusterName: x, metrics: {enabled: false}, prometheusRule: {enabled: true}}", "prometheusRule.enabled needs metrics.enabled")]
    [InlineData("{clusterName: x, prometheusRule: {enabled: true, disabled: [Down]}}", "there is no alert Down; their names are RoleOperatorDown, ")]
    [InlineData("{clusterName: x, extraArgs: ['--log-level=debug']}", "extraArgs repeats --log-level, which the chart gives already: set log.level instead")]
    [InlineData("{clusterName: x, extraArgs: [--leader-elect=true, --workers, '3']}", "extraArgs repeats --workers")]
    [InlineData("{clusterName: x, extraArgs: [--leader-elect=false]}", "extraArgs: with --leader-elect=false each of 2 replicas would write to AWS")]
    [InlineData("{clusterName: x, extraArgs: [--leader-elect, 'False']}", "set replicas: 1, or leave it out")]
    [InlineData("{clusterName: x, extraArgs: ['--leader-elect:false'], replicas: 3}", "each of 3 replicas")]
    [InlineData("{clusterName: x, serviceMonitor: {enabled: true, scrapeTimeout: 1m}}", "serviceMonitor.scrapeTimeout: 1m is longer than the interval 30s")]
    [InlineData("{clusterName: x, serviceMonitor: {enabled: true, interval: 1m, scrapeTimeout: 1m1ms}}", "serviceMonitor.scrapeTimeout: 1m1ms is longer")]
    [InlineData("{clusterName: x, serviceMonitor: {interval: ''}}", "serviceMonitor.interval: String length must be greater than or equal to 2")]
    [InlineData("{clusterName: x, serviceMonitor: {interval: 30s1m}}", "serviceMonitor.interval: Does not match pattern")]
    [InlineData("{clusterName: x, terminationGracePeriodSeconds: 10}", "terminationGracePeriodSeconds: Must be greater than or equal to 30")]
    [InlineData("{clusterName: x, podDisruptionBudget: {maxUnavailable: 0}}", "podDisruptionBudget.maxUnavailable")]
    [InlineData("{clusterName: x, extraEnv: [{name: A}, {name: B}, {name: A}]}", "extraEnv sets A twice")]
    [InlineData("{clusterName: x, prometheusRule: {runbookBaseUrl: docs}}", "prometheusRule.runbookBaseUrl: Does not match pattern")]
    [InlineData("{clusterName: x, extraEnv: {A: b}}", "extraEnv: Invalid type. Expected: array, given: object")]
    [InlineData("{clusterName: x, podLabels: {a: 1}}", "podLabels.a: Invalid type. Expected: string, given: integer")]
    [InlineData("{clusterName: x, crds: true}", "crds: Invalid type. Expected: object, given: boolean")]
    public async Task Values_ThatCannotBeMeant_AreRefusedByName(string values, string message)
    {
        var refusal = await Assert.ThrowsAsync<ChartRefusedException>(() => HelmChart.RenderAsync(new ChartInput(values)));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Image_WithoutARepository_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<ChartRefusedException>(() => HelmChart.RenderAsync(new ChartInput("clusterName: x") { Image = null }));

        Assert.Contains("image.repository is required: where the nodes pull the operator's image from", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_OfTheRenderedCommandLine_AreAllRefusedInExtraArguments()
    {
        var input = Matrix.Input("options");
        var chart = await HelmChart.RenderAsync(input with { ValuesYaml = $"namespaces: [shop]\n{input.ValuesYaml}" });
        foreach (var option in chart.Arguments.Select(argument => argument.Split('=')[0]).Distinct())
        {
            var again = new ChartInput($"{{clusterName: x, extraArgs: ['{option}=1']}}");
            var refusal = await Assert.ThrowsAsync<ChartRefusedException>(() => HelmChart.RenderAsync(again));
            Assert.Contains($"extraArgs repeats {option}", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Cluster_TooOld_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<ChartRefusedException>(
            () => HelmChart.RenderAsync(new ChartInput("clusterName: x") { KubeVersion = "v1.22.17" }));

        Assert.Contains("chart requires kubeVersion: >=1.23.0-0 which is incompatible with Kubernetes v1.22.17", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1.23.0")]
    [InlineData("v1.31.4-eks-2d5f260")]
    [InlineData("v1.35.0+k3s1")]
    public async Task Cluster_NewEnough_IsTakenWithoutBetaApis(string cluster)
    {
        var chart = await HelmChart.RenderAsync(Matrix.Input("everything") with { KubeVersion = cluster });

        Assert.DoesNotContain(chart.Objects, o => o["apiVersion"]!.GetValue<string>().Contains("beta", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Values_OfAParentChart_AreNoReasonToRefuse() =>
        Assert.NotEmpty((await HelmChart.RenderAsync(new ChartInput("{clusterName: x, global: {team: platform}}"))).Objects);
}
