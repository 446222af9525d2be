using System.Diagnostics;
using RoleOperator.Testing;

namespace RoleOperator.Demo;

/// <summary>A cluster and an AWS end: servers of our own, or where the environment points.</summary>
internal sealed class Testbed
{
    /// <summary>The region of the samples' instance profile.</summary>
    public const string Region = "eu-west-1";

    private readonly Dictionary<string, string?> environment = [];

    private Testbed(bool ownsCluster, bool ownsAws, string kubectl) => (OwnsCluster, OwnsAws, Kubectl) = (ownsCluster, ownsAws, kubectl);

    /// <summary>Whether the cluster was started here, and goes when we go.</summary>
    public bool OwnsCluster { get; }

    /// <summary>Whether the AWS end is an emulator that was started here, and goes when we go.</summary>
    public bool OwnsAws { get; }

    /// <summary>The path of kubectl: the machine's where it has one that is new enough.</summary>
    public string Kubectl { get; }

    /// <summary>Whether "kubectl" means that one in a shell.</summary>
    public bool KubectlIsOnPath => System.Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .Select(folder => Path.Combine(folder, "kubectl")).FirstOrDefault(File.Exists) == Kubectl;

    /// <summary>What programs need in their environment to reach both, beside what they inherit; null is for what must not be inherited.</summary>
    public IReadOnlyDictionary<string, string?> Environment => environment;

    /// <summary>Starts what is to be our own, and builds it before when it was never built.</summary>
    /// <exception cref="InvalidOperationException">A server could not be built or started; the message says why.</exception>
    public static async Task<Testbed> StartAsync(bool ownCluster, bool ownAws, Cleanup cleanup, CancellationToken ct)
    {
        await BuildAsync("kubectl", ct);
        var testbed = new Testbed(ownCluster, ownAws, await RoleOperator.Testing.Kubectl.PathAsync());
        if (ownCluster)
        {
            await BuildAsync("kube", ct);
            var controlPlane = await ControlPlane.StartAsync(ct);
            cleanup.Add("API server and etcd are stopped, their folder is removed", async () => await controlPlane.DisposeAsync());
            testbed.environment["KUBECONFIG"] = controlPlane.Kubeconfig;
        }

        if (ownAws)
        {
            await BuildAsync("moto", ct);
            var moto = await Moto.StartAsync(ct);
            cleanup.Add("moto is stopped, its folder is removed", async () => await moto.DisposeAsync());
            testbed.environment["AWS_ENDPOINT_URL"] = moto.Endpoint.ToString();
            testbed.environment["AWS_ACCESS_KEY_ID"] = "testing";
            testbed.environment["AWS_SECRET_ACCESS_KEY"] = "testing";
            testbed.environment["AWS_REGION"] = Region;
            testbed.environment["AWS_PROFILE"] = null;
            testbed.environment["AWS_SESSION_TOKEN"] = null;
        }

        return testbed;
    }

    /// <summary>Where the variable points, here or in the environment that was inherited.</summary>
    public string? Find(string variable) => environment.TryGetValue(variable, out var value) ? value : System.Environment.GetEnvironmentVariable(variable);

    /// <summary>The first build takes minutes, so its progress goes to the screen.</summary>
    private static async Task BuildAsync(string part, CancellationToken ct)
    {
        using var build = Process.Start("bash", [Path.Combine(Repository.Root, "hack", "testbed.sh"), "build", part]);
        try
        {
            await build.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            build.Kill(entireProcessTree: true);
            throw;
        }

        if (build.ExitCode != 0) throw new InvalidOperationException($"hack/testbed.sh build {part} ended with exit code {build.ExitCode}.");
    }
}
