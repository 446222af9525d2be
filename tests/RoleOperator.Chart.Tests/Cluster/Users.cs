using System.Diagnostics;
using k8s;
using k8s.Models;
using RoleOperator.Testing;

namespace RoleOperator.Chart.Tests.Cluster;

/// <summary>People who use the operator's kinds, so that it has everything to do that it can do.</summary>
internal sealed class Users(ControlPlane controlPlane) : IDisposable
{
    private const string Group = "iam.roleoperator.io";
    private const string Version = "v1alpha1";
    private const string Wanted = "managedPolicies: [{ref: {name: data}}]";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly (string Plural, string Name)[] Objects = [("policies", "data"), ("roles", "web"), ("instanceprofiles", "web")];
    private readonly k8s.Kubernetes client = new(KubernetesClientConfiguration.BuildConfigFromConfigFile(controlPlane.Kubeconfig));

    /// <summary>Makes a namespace where the installation has not.</summary>
    public async Task EnsureNamespaceAsync(string name)
    {
        var manifest = $"apiVersion: v1\nkind: Namespace\nmetadata: {{name: {name}}}";
        await Kubectl.RunAsync(controlPlane.Kubeconfig, manifest, "apply", "--filename", "-");
    }

    /// <summary>An object of each kind, until all are Ready.</summary>
    public async Task MakeAllKindsAsync(string ns)
    {
        await ApplyAsync(ns, $"""
            apiVersion: {Group}/{Version}
            kind: Policy
            metadata: {ObjectName("data")}
            spec:
              document: {Document("Effect: Allow, Action: 's3:GetObject', Resource: '*'")}
            ---
            apiVersion: {Group}/{Version}
            kind: InstanceProfile
            metadata: {ObjectName("web")}
            spec:
              role: {Reference("web")}
            """);
        await ApplyRoleAsync(ns, Wanted);
        foreach (var (plural, name) in Objects) await ReadyAsync(ns, plural, name, "True");
    }

    /// <summary>The same trouble twice, which makes one event that is counted up.</summary>
    public async Task RepeatATroubleAsync(string ns)
    {
        for (var round = 0; round < 2; round++)
        {
            await ApplyRoleAsync(ns, "managedPolicies: [{ref: {name: missing}}]");
            await ReadyAsync(ns, "roles", "web", "False");
            await ApplyRoleAsync(ns, Wanted);
            await ReadyAsync(ns, "roles", "web", "True");
        }
    }

    /// <summary>
    /// Edits while the operator works, until something is so: a status that is written for a version that is no longer the newest makes the operator look
    /// again.
    /// </summary>
    public async Task EditUntilAsync(string ns, Func<bool> isSo)
    {
        var watch = Stopwatch.StartNew();
        for (var round = 1; !isSo(); round++)
        {
            if (watch.Elapsed > Limit) throw new InvalidOperationException($"Edits in {ns} for {Limit.TotalSeconds} s did not bring it about.");
            await Task.WhenAll(Objects.Select(o => BurstAsync(ns, o.Plural, o.Name, round)));
        }
    }

    /// <summary>Deletes everything, and returns once the operator has let it go.</summary>
    public Task DeleteAllAsync(string ns) =>
        RunAsync(["delete", "--namespace", ns, "--timeout=90s", .. Objects.Select(o => $"{o.Plural}.{Group}/{o.Name}")]);

    public void Dispose() => client.Dispose();

    private static string ObjectName(string name) => $"{{name: {name}}}";

    private static string Reference(string name) => $"{{ref: {{name: {name}}}}}";

    private static string Document(string statement) => $"{{Version: '2012-10-17', Statement: [{{{statement}}}]}}";

    private async Task BurstAsync(string ns, string plural, string name, int round)
    {
        await PatchAsync(ns, plural, name, $$$"""{"spec": {"tags": {"round": "{{{round}}}"} } }""");
        for (var edit = 0; edit < 30; edit++) await PatchAsync(ns, plural, name, $$$"""{"metadata": {"annotations": {"edit": "{{{round}}}-{{{edit}}}"} } }""");
    }

    private Task<object> PatchAsync(string ns, string plural, string name, string patch) =>
        client.CustomObjects.PatchNamespacedCustomObjectAsync<object>(new V1Patch(patch, V1Patch.PatchType.MergePatch), Group, Version, ns, plural, name);

    private Task<string> ApplyRoleAsync(string ns, string permissions) => ApplyAsync(ns, $"""
        apiVersion: {Group}/{Version}
        kind: Role
        metadata: {ObjectName("web")}
        spec:
          trust:
            document: {Document("Effect: Allow, Action: 'sts:AssumeRole', Principal: {Service: ec2.amazonaws.com}")}
          {permissions}
        """);

    private Task<string> ApplyAsync(string ns, string manifests) =>
        Kubectl.RunAsync(controlPlane.Kubeconfig, manifests, "apply", "--namespace", ns, "--filename", "-");

    private Task<string> ReadyAsync(string ns, string plural, string name, string status) =>
        RunAsync(["wait", "--namespace", ns, $"--for=condition=Ready={status}", "--timeout=90s", $"{plural}.{Group}/{name}"]);

    private Task<string> RunAsync(string[] arguments) => Kubectl.RunAsync(controlPlane.Kubeconfig, "", arguments);
}
