using RoleOperator.Testing;

namespace CrdGenerator.Tests;

/// <summary>A kube-apiserver that serves the definitions in <c>crds/</c>, spoken to as people do: with kubectl.</summary>
public sealed class ApiServer : IAsyncLifetime
{
    private ControlPlane? controlPlane;

    public async Task InitializeAsync()
    {
        controlPlane = await ControlPlane.StartAsync();
        // Servers without CEL drop the rules, and kubectl's own validation would stop at them.
        await ExpectAsync("apply", "--validate=false", "-f", Path.Combine(Manifests.Root, "crds"));
        await ExpectAsync("wait", "--for=condition=Established", "--timeout=60s", "-f", Path.Combine(Manifests.Root, "crds"));
        await ExpectAsync("apply", "-f", Path.Combine(Manifests.Root, "docs", "samples", "web-app", "00-namespace.yaml"));
    }

    /// <summary>What kubectl prints to its two ends, whether it succeeded or not.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> KubectlAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await Kubectl.TryAsync(controlPlane!.Kubeconfig, "", arguments);
        return (exitCode, output, errors);
    }

    /// <summary>The output of a kubectl that must succeed.</summary>
    public async Task<string> ExpectAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await KubectlAsync(arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException($"kubectl {string.Join(' ', arguments)} failed: {errors}{output}");
    }

    public async Task DisposeAsync()
    {
        if (controlPlane is not null) await controlPlane.DisposeAsync();
    }
}
