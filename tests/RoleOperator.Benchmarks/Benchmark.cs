using System.Diagnostics;
using System.Globalization;
using RoleOperator.Testing;

namespace RoleOperator.Benchmarks;

/// <summary>Fills an API server with roles, has an informer measured that reads them, and clears up.</summary>
internal static class Benchmark
{
    private const int Objects = 10_000;
    private const string Crd = "roles.iam.roleoperator.io";

    /// <summary>Runs to the end, or until stopped; either way nothing stays behind.</summary>
    public static async Task RunAsync(CancellationToken ct)
    {
        Console.WriteLine("Starting a kube-apiserver and etcd (or taking those that the environment names) ...");
        await using var controlPlane = await ControlPlane.StartAsync(ct);
        var command = new Command(controlPlane.Kubeconfig);
        var kubectl = await Kubectl.PathAsync();
        var @namespace = $"bench-{Guid.NewGuid():N}"[..16];
        var isNew = false;
        try
        {
            isNew = await command.TryAsync(kubectl, ["create", "--validate=false", "--filename", $"crds/{Crd}.yaml"], ct) == 0;
            await command.RunAsync(kubectl, ["wait", "--for=condition=Established", "--timeout=30s", $"crd/{Crd}"], ct);
            await command.RunAsync(kubectl, ["create", "namespace", @namespace], ct);

            Console.WriteLine($"Creating {Objects:N0} roles ...");
            var watch = Stopwatch.StartNew();
            using (var roles = new RoleFactory(controlPlane.Kubeconfig, @namespace)) await roles.CreateAsync(Objects, ct);
            Console.WriteLine($"Created in {watch.Elapsed.TotalSeconds:F1} s, {Objects / watch.Elapsed.TotalSeconds:F0} a second.");

            await command.RunAsync(Environment.ProcessPath!, ["measure", @namespace, Objects.ToString(CultureInfo.InvariantCulture)], ct);
        }
        finally
        {
            await command.TryAsync(kubectl, ["delete", "namespace", @namespace, "--ignore-not-found", "--wait=false"], CancellationToken.None);
            if (isNew) await command.TryAsync(kubectl, ["delete", "crd", Crd, "--ignore-not-found", "--wait=false"], CancellationToken.None);
        }
    }
}
