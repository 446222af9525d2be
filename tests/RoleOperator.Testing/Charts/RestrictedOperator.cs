using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RoleOperator.Testing.Charts;

/// <summary>
/// What the operator is to the API server when it is installed by the chart: the rendered service account with the rendered roles and bindings, and nothing
/// more; with the rendered command line. The process itself runs where the tests do.
/// </summary>
public sealed partial class RestrictedOperator : IDisposable
{
    private static readonly string[] RoleKinds = ["ClusterRole", "Role"];
    private static readonly string[] AccessKinds = ["ServiceAccount", .. RoleKinds, "ClusterRoleBinding", "RoleBinding"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("role-operator-account-");
    private readonly RenderedChart chart;
    private readonly ServiceAccount account;

    private RestrictedOperator(RenderedChart chart, string @namespace)
    {
        this.chart = chart;
        account = new ServiceAccount(@namespace, chart.ServiceAccountName);
    }

    /// <summary>How RBAC and the audit log call it.</summary>
    public string User => account.User;

    /// <summary>The line for <see cref="ControlPlane.StartAuditedAsync"/>.</summary>
    public string TokenLine => account.TokenLine;

    /// <summary>The path of its kubeconfig; there after <see cref="InstallAsync"/>.</summary>
    public string Kubeconfig => Path.Combine(folder.FullName, "kubeconfig");

    /// <summary>The rendered command line, with free ports in the place of fixed ones: on this machine others may run as well.</summary>
    public IReadOnlyList<string> Arguments => [.. chart.Arguments.Select(argument => Port().Replace(argument, match => $"{match.Groups[1]}{FreePort.Find()}"))];

    /// <summary>What the rendered roles allow it.</summary>
    public IReadOnlySet<Permission> Permissions =>
        RoleKinds.SelectMany(chart.OfKind).Where(IsBound).SelectMany(role => role["rules"]!.AsArray()).SelectMany(Permission.Of).ToHashSet();

    /// <summary>Renders the chart; nothing is created yet.</summary>
    /// <exception cref="ChartRefusedException">The chart does not take these values.</exception>
    public static async Task<RestrictedOperator> RenderAsync(ChartInput input) => new(await HelmChart.RenderAsync(input), input.Namespace);

    /// <summary>Creates the service account with its roles and bindings, and the namespaces that they are in, and writes the kubeconfig.</summary>
    /// <param name="administrator">A kubeconfig of the cluster.</param>
    public async Task InstallAsync(string administrator)
    {
        var access = AccessKinds.SelectMany(chart.OfKind).ToList();
        var namespaces = access.Select(o => o["metadata"]!["namespace"]?.GetValue<string>()).OfType<string>().Distinct()
            .Select(name => new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Namespace", ["metadata"] = new JsonObject { ["name"] = name } });
        await CreateAsync(administrator, namespaces.Concat(access));
        await account.WriteKubeconfigAsync(administrator, Kubeconfig);
    }

    /// <summary>Gives it the rendered rights for the election in one more namespace.</summary>
    /// <param name="administrator">A kubeconfig of the cluster.</param>
    /// <param name="ns">The namespace, which has to exist.</param>
    public async Task InstallElectionAsync(string administrator, string ns)
    {
        var election = chart.OfKind("Role").Concat(chart.OfKind("RoleBinding"))
            .Where(o => o["metadata"]!["name"]!.GetValue<string>().EndsWith("-election", StringComparison.Ordinal))
            .Select(o => o.DeepClone().AsObject()).ToList();
        foreach (var o in election) o["metadata"]!["namespace"] = ns;
        await CreateAsync(administrator, election);
    }

    /// <summary>Creates the chart's CRDs and waits until they are served.</summary>
    /// <param name="administrator">A kubeconfig of the cluster.</param>
    public async Task InstallDefinitionsAsync(string administrator)
    {
        var definitions = chart.OfKind("CustomResourceDefinition").ToList();
        await CreateAsync(administrator, definitions);
        await Kubectl.RunAsync(administrator, "",
            ["wait", "--for=condition=Established", "--timeout=60s", .. definitions.Select(definition => $"crd/{definition["metadata"]!["name"]}")]);
    }

    /// <summary>What it asked for and was not allowed. Nothing, when the roles are as wide as they have to be.</summary>
    public IReadOnlyList<AuditedRequest> Forbidden(IEnumerable<AuditedRequest> requests) =>
        [.. requests.Where(request => request.User == User && request.Code is (int)HttpStatusCode.Forbidden or (int)HttpStatusCode.Unauthorized)];

    /// <summary>What it is allowed and never did. Nothing, when it did all that it can do and the roles are as narrow as they can be.</summary>
    public IReadOnlyList<Permission> Unused(IEnumerable<AuditedRequest> requests)
    {
        var used = requests.Where(request => request.User == User).Select(Permission.Of);
        return [.. Permissions.Except(used).OrderBy(permission => permission.ToString(), StringComparer.Ordinal)];
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Roles that are made for people are bound to nobody.</summary>
    private bool IsBound(JsonObject role) => chart.OfKind($"{role["kind"]}Binding").Any(binding =>
        JsonNode.DeepEquals(binding["roleRef"]!["name"], role["metadata"]!["name"])
        && JsonNode.DeepEquals(binding["metadata"]!["namespace"], role["metadata"]!["namespace"]));

    /// <summary>Without kubectl's checks: an older server does not know every field of a CRD.</summary>
    private static Task<string> CreateAsync(string administrator, IEnumerable<JsonObject> objects) =>
        Kubectl.RunAsync(administrator, string.Join('\n', objects.Select(o => o.ToJsonString())), "create", "--validate=ignore", "--filename", "-");

    [GeneratedRegex("^(--[a-z-]+-port=)[0-9]+$")]
    private static partial Regex Port();
}
