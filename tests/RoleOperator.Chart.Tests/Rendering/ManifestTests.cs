using System.Text.Json.Nodes;
using RoleOperator.Testing;
using RoleOperator.Testing.Charts;

namespace RoleOperator.Chart.Tests.Rendering;

/// <summary>What is in the rendered manifests, without a cluster.</summary>
public sealed class ManifestTests
{
    private static readonly string[] ClusterScoped = ["ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition"];

    public static TheoryData<string> Cases => Matrix.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Chart_RenderedTwice_IsTheSame(string name)
    {
        var input = Matrix.Input(name);

        Assert.Equal((await HelmChart.RenderAsync(input)).Text, (await HelmChart.RenderAsync(input)).Text);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Objects_Always_HaveTheChartsLabelsTheReleasesNamespaceAndNoSecret(string name)
    {
        var chart = await HelmChart.RenderAsync(Matrix.Input(name));

        foreach (var rendered in chart.Objects)
        {
            var (kind, metadata) = (rendered["kind"]!.GetValue<string>(), rendered["metadata"]!);
            Assert.NotEqual("Secret", kind);
            Assert.Equal(name, Text(metadata["labels"]!, "app.kubernetes.io/instance"));
            Assert.Equal("Helm", Text(metadata["labels"]!, "app.kubernetes.io/managed-by"));
            Assert.Equal("role-operator-0.1.0", Text(metadata["labels"]!, "helm.sh/chart"));
            var isWork = kind is "Role" or "RoleBinding" && !Text(metadata, "name")!.EndsWith("-election", StringComparison.Ordinal);
            if (isWork) Assert.Contains(Text(metadata, "namespace"), (string[])["shop", "ops"]);
            else if (kind == "ServiceMonitor") Assert.Equal("ops", Text(metadata, "namespace"));
            else Assert.Equal(ClusterScoped.Contains(kind) ? null : "iam-system", Text(metadata, "namespace"));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Selectors_WhateverTheValues_AreTheNames(string name)
    {
        var chart = await HelmChart.RenderAsync(Matrix.Input(name));

        // A Deployment's selector can never be changed, and whoever selects another set of pods guards, serves or spreads the wrong ones.
        var expected = $$"""{"app.kubernetes.io/instance":"{{name}}","app.kubernetes.io/name":"{{(name == "names" ? "iam" : "role-operator")}}"}""";
        var deployment = chart.One("Deployment");
        Assert.Equal(expected, deployment["spec"]!["selector"]!["matchLabels"]!.ToJsonString());
        var labels = deployment["spec"]!["template"]!["metadata"]!["labels"]!.AsObject();
        Assert.Equal(expected, new JsonObject(labels.Where(l => l.Key is "app.kubernetes.io/instance" or "app.kubernetes.io/name")
            .Select(l => KeyValuePair.Create(l.Key, l.Value?.DeepClone()))).ToJsonString());
        Assert.All(chart.OfKind("Service"), service => Assert.Equal(expected, service["spec"]!["selector"]!.ToJsonString()));
        Assert.All(chart.OfKind("PodDisruptionBudget"), budget => Assert.Equal(expected, budget["spec"]!["selector"]!["matchLabels"]!.ToJsonString()));
        Assert.All(chart.OfKind("NetworkPolicy"), policy => Assert.Equal(expected, policy["spec"]!["podSelector"]!["matchLabels"]!.ToJsonString()));
        Assert.All(chart.OfKind("ServiceMonitor"), monitor => Assert.Equal(expected, monitor["spec"]!["selector"]!["matchLabels"]!.ToJsonString()));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Bindings_Always_BindTheDeploymentsServiceAccount(string name)
    {
        var chart = await HelmChart.RenderAsync(Matrix.Input(name));

        var expected = $$"""[{"kind":"ServiceAccount","name":"{{chart.ServiceAccountName}}","namespace":"iam-system"}]""";
        var bindings = chart.OfKind("RoleBinding").Concat(chart.OfKind("ClusterRoleBinding"));
        Assert.All(bindings, binding => Assert.Equal(expected, binding["subjects"]!.ToJsonString()));
        Assert.All(chart.OfKind("ServiceAccount"), account => Assert.Equal(chart.ServiceAccountName, Text(account["metadata"]!, "name")));
    }

    [Theory]
    [InlineData("defaults", 65532)]
    [InlineData("openshift", null)]
    public async Task Pod_ByDefault_HasNoPrivileges(string name, int? user)
    {
        var chart = await HelmChart.RenderAsync(Matrix.Input(name));

        var pod = chart.One("Deployment")["spec"]!["template"]!["spec"]!;
        Assert.True(pod["securityContext"]!["runAsNonRoot"]!.GetValue<bool>());
        Assert.Equal(user, pod["securityContext"]!["runAsUser"]?.GetValue<int>());
        Assert.Equal("RuntimeDefault", Text(pod["securityContext"]!["seccompProfile"]!, "type"));
        Assert.Equal(
            """{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]},"readOnlyRootFilesystem":true}""",
            chart.Container["securityContext"]!.ToJsonString());
    }

    [Fact]
    public async Task Pods_ByDefault_AreTwoThatAreSpreadGuardedAndBounded()
    {
        var chart = await HelmChart.RenderAsync(Matrix.Input("defaults"));

        var spec = chart.One("Deployment")["spec"]!;
        Assert.Equal(2, spec["replicas"]!.GetValue<int>());
        Assert.Null(spec["strategy"]);
        var selector = spec["selector"]!.ToJsonString();
        var spread = spec["template"]!["spec"]!["topologySpreadConstraints"]!.AsArray();
        Assert.Equal(["kubernetes.io/hostname", "topology.kubernetes.io/zone"], spread.Select(one => Text(one!, "topologyKey")));
        Assert.All(spread, one => Assert.Equal(selector, one!["labelSelector"]!.ToJsonString()));
        Assert.Equal(1, chart.One("PodDisruptionBudget")["spec"]!["maxUnavailable"]!.GetValue<int>());
        Assert.Equal("""{"limits":{"memory":"512Mi"},"requests":{"cpu":"50m","memory":"128Mi"}}""", chart.Container["resources"]!.ToJsonString());
    }

    [Fact]
    public async Task Pods_WithoutAnElection_AreNeverTwo()
    {
        var spec = (await HelmChart.RenderAsync(Matrix.Input("one-writer"))).One("Deployment")["spec"]!;

        Assert.Equal(1, spec["replicas"]!.GetValue<int>());
        Assert.Equal("""{"type":"Recreate"}""", spec["strategy"]!.ToJsonString());
    }

    [Theory]
    [InlineData("defaults", "registry.example.com/role-operator:0.1.0")]
    [InlineData("tag", "registry.example.com:5000/team/operator:v1.2.3_rc-1")]
    [InlineData("digest", "registry.example.com/role-operator@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Image_WithTagOrDigest_IsNamedByIt(string name, string image) =>
        Assert.Equal(image, Text((await HelmChart.RenderAsync(Matrix.Input(name))).Container, "image"));

    [Fact]
    public async Task Roles_WithNamespaces_AreThereAlone()
    {
        var chart = await HelmChart.RenderAsync(Matrix.Input("namespaces"));

        Assert.Empty(chart.OfKind("ClusterRole").Concat(chart.OfKind("ClusterRoleBinding")));
        Assert.Equal(["iam-system", "ops", "shop"], chart.OfKind("Role").Select(role => Text(role["metadata"]!, "namespace")).Order());
        Assert.Contains("--namespaces=shop", chart.Arguments);
        Assert.Contains("--namespaces=ops", chart.Arguments);
    }

    [Fact]
    public async Task ServiceAccount_WithRoleArn_IsAnnotatedForIrsa()
    {
        var chart = await HelmChart.RenderAsync(Matrix.Input("irsa"));

        Assert.Equal(
            """{"eks.amazonaws.com/role-arn":"arn:aws:iam::111122223333:role/eks/role-operator","eks.amazonaws.com/token-expiration":"3600"}""",
            chart.One("ServiceAccount")["metadata"]!["annotations"]!.ToJsonString());
    }

    [Theory]
    [InlineData("serviceAccount: {roleArn: 'arn:aws:iam::111122223333:role/b'}", true)]
    [InlineData("serviceAccount: {roleArn: 'arn:aws:iam::111122223333:role/a', annotations: {eks.amazonaws.com/audience: x}}", true)]
    [InlineData("serviceAccount: {roleArn: 'arn:aws:iam::111122223333:role/a'}, prometheusRule: {enabled: true}, commonAnnotations: {a: b}", false)]
    public async Task Pods_WhereTheServiceAccountAsksForOtherCredentials_AreMadeAnew(string values, bool anew)
    {
        var before = await PodsAsync("serviceAccount: {roleArn: 'arn:aws:iam::111122223333:role/a'}");

        Assert.Equal(anew, await PodsAsync(values) != before);

        static async Task<string> PodsAsync(string values) =>
            (await HelmChart.RenderAsync(new ChartInput($"{{clusterName: x, {values}}}"))).One("Deployment")["spec"]!["template"]!.ToJsonString();
    }

    [Theory]
    [InlineData("defaults", "defaults-role-operator")]
    [InlineData("fullname", "iam-operator")]
    public async Task Lease_OfARelease_HasItsNameAndIsTheOnlyOneThatItMayWrite(string name, string lease)
    {
        var chart = await HelmChart.RenderAsync(Matrix.Input(name));

        Assert.Contains($"--lease-name={lease}", chart.Arguments);
        var rules = chart.OfKind("Role").Single(role => Text(role["metadata"]!, "name") == $"{lease}-election")["rules"]!.AsArray();
        var updating = rules.Single(rule => rule!["verbs"]!.ToJsonString().Contains("update", StringComparison.Ordinal))!;
        Assert.Equal($"""["{lease}"]""", updating["resourceNames"]!.ToJsonString());
    }

    [Theory]
    [InlineData("aggregateToView", "view", "get list watch")]
    [InlineData("aggregateToEdit", "edit", "get list watch create update patch delete deletecollection")]
    public async Task UserRoles_OfTwoNamespaces_HaveDifferentNamesAndAllVerbs(string value, string suffix, string verbs)
    {
        var input = new ChartInput($"{{clusterName: x, namespaces: [shop], rbac: {{{value}: true}}}}");
        var (one, other) = (await HelmChart.RenderAsync(input), await HelmChart.RenderAsync(input with { Namespace = "ops" }));

        JsonObject[] roles = [one.One("ClusterRole"), other.One("ClusterRole")];
        Assert.Equal([$"role-operator-iam-system-{suffix}", $"role-operator-ops-{suffix}"], roles.Select(role => Text(role["metadata"]!, "name")));
        Assert.All(roles, role => Assert.Equal(verbs, string.Join(' ', role["rules"]![0]!["verbs"]!.AsArray().Select(verb => verb!.GetValue<string>()))));
    }

    [Fact]
    public async Task Annotations_ThatAreCommon_AreOnEveryObjectBesideItsOwn()
    {
        const string Values = "commonAnnotations: {example.com/by: platform, helm.sh/resource-policy: delete}\n";
        var input = Matrix.Input("everything");
        var chart = await HelmChart.RenderAsync(input with { ValuesYaml = Values + input.ValuesYaml });

        Assert.All(chart.Objects, o => Assert.Equal("platform", Text(o["metadata"]!["annotations"]!, "example.com/by")));
        Assert.All(chart.OfKind("CustomResourceDefinition"), crd => Assert.Equal("keep", Text(crd["metadata"]!["annotations"]!, "helm.sh/resource-policy")));
        Assert.Equal("true", Text(chart.One("Service")["metadata"]!["annotations"]!, "prometheus.io/scrape"));
        Assert.Null(chart.One("Deployment")["spec"]!["template"]!["metadata"]!["annotations"]!["example.com/by"]);
    }

    [Theory]
    [InlineData("extraEnv: [{name: A, value: b}]", "A=b")]
    [InlineData("aws: {region: eu-west-1}", "AWS_REGION=eu-west-1")]
    [InlineData("aws: {region: eu-west-1}, extraEnv: [{name: A, value: b}, {name: AWS_REGION, value: us-east-1}]", "A=b AWS_REGION=us-east-1")]
    [InlineData(
        "otlp: {endpoint: 'http://c:4317'}",
        "OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4317 POD_NAME= "
        + "OTEL_RESOURCE_ATTRIBUTES=k8s.cluster.name=x,k8s.namespace.name=iam-system,k8s.pod.name=$(POD_NAME)")]
    [InlineData(
        "otlp: {endpoint: 'http://c:4317'}, extraEnv: [{name: OTEL_RESOURCE_ATTRIBUTES, value: team=a}]",
        "OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4317 POD_NAME= OTEL_RESOURCE_ATTRIBUTES=team=a")]
    [InlineData(
        "otlp: {endpoint: 'http://c:4317'}, extraEnv: [{name: A, value: b}, {name: POD_NAME, value: mine-$(A)}]",
        "OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4317 A=b POD_NAME=mine-$(A) "
        + "OTEL_RESOURCE_ATTRIBUTES=k8s.cluster.name=x,k8s.namespace.name=iam-system,k8s.pod.name=$(POD_NAME)")]
    public async Task Environment_WithExtraVariables_HasEachNameOnceAndTheExtraOneWins(string values, string expected)
    {
        var chart = await HelmChart.RenderAsync(new ChartInput($"{{clusterName: x, {values}}}"));

        Assert.Equal(expected, string.Join(' ', chart.Container["env"]!.AsArray().Select(variable => $"{Text(variable!, "name")}={Text(variable!, "value")}")));
    }

    [Fact]
    public async Task Chart_WithWhatAnEditorLeftBehind_IsTheSame()
    {
        var files = Directory.GetFiles(HelmChart.Folder, "*", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(HelmChart.Folder, file), File.ReadAllText(file)));
        using var edited = new ChartFolder([.. files, ("templates/deployment.yaml~", "{{ fail \"a backup\" }}"), ("files/crds/roles.yaml.orig", "a backup")]);
        const string Values = "{clusterName: x, image: {repository: registry.example.com/role-operator}}";

        Assert.Equal((await HelmChart.RenderAsync(new ChartInput(Values))).Text, (await edited.RenderAsync(Values)).Text);
    }

    [Fact]
    public async Task CustomResourceDefinitions_Rendered_AreThoseOfTheRepositoryAndKept()
    {
        var chart = await HelmChart.RenderAsync(Matrix.Input("defaults"));

        var crds = chart.OfKind("CustomResourceDefinition").ToList();
        Assert.Equal(3, crds.Count);
        Assert.All(crds, crd => Assert.Equal("""{"helm.sh/resource-policy":"keep"}""", crd["metadata"]!["annotations"]!.ToJsonString()));
        foreach (var crd in crds)
        {
            var file = Path.Combine(Repository.Root, "crds", $"{Text(crd["metadata"]!, "name")}.yaml");
            Assert.True(JsonNode.DeepEquals(await Yaml.JsonAsync(await File.ReadAllTextAsync(file), "spec"), crd["spec"]), file);
        }
    }

    private static string? Text(JsonNode json, string field) => json[field]?.GetValue<string>();
}
