using RoleOperator.Testing;

namespace RoleOperator.Demo;

/// <summary><c>run</c>: the operator in the foreground, until Ctrl-C.</summary>
internal static class RunCommand
{
    /// <returns>0 after Ctrl-C; 1 when it could not be started, ended by itself, or left something behind.</returns>
    public static async Task<int> RunAsync(Screen screen, CancellationToken ct)
    {
        var cleanup = new Cleanup(screen);
        var code = 0;
        try
        {
            await PlayAsync(screen, cleanup, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            screen.Note("\nStopping ...");
        }
        catch (Exception e) when (e is DemoFailedException or InvalidOperationException)
        {
            screen.Failed(e.Message);
            code = 1;
        }

        try
        {
            await cleanup.RunAsync();
        }
        catch (DemoFailedException e)
        {
            screen.Failed(e.Message);
            code = 1;
        }

        return code;
    }

    private static async Task PlayAsync(Screen screen, Cleanup cleanup, CancellationToken ct)
    {
        var testbed = await Testbed.StartAsync(
            ownCluster: !IsSet("KUBECONFIG") && Environment.GetEnvironmentVariable("USE_EXISTING_CLUSTER") != "true",
            ownAws: !IsSet("AWS_ENDPOINT_URL") && !IsSet("AWS_PROFILE"),
            cleanup, ct);
        var kubectl = new Kubectl(screen, testbed);
        var installed = await Crds.InstallAsync(kubectl, ct);
        if (!testbed.OwnsCluster && installed.Count > 0) screen.Note("These CRDs stay in the cluster.");
        Explain(screen, testbed);

        var program = OperatorProcess.Start(testbed.Environment, ["--cluster-name", ClusterName(testbed), "--resync", "30s"], screen.Raw);
        cleanup.Add("the operator is stopped", async () =>
        {
            await using (program) await program.StopAsync();
        });
        if (testbed.OwnsCluster && !testbed.OwnsAws)
            cleanup.Add("the cluster's objects are deleted, since nobody could manage them in AWS without it", () =>
                kubectl.ReadAsync(CancellationToken.None, "delete", Crds.All, "--all", "--all-namespaces", "--timeout=60s"));

        await program.WaitForExitAsync(ct);
        throw new DemoFailedException($"The operator ended by itself, with exit code {program.ExitCode}.");
    }

    /// <summary>On an account that others use too, one name for all playgrounds would make them fight over the same roles.</summary>
    private static string ClusterName(Testbed testbed) =>
        testbed.OwnsAws ? "playground" : $"playground-{Environment.UserName}-{Environment.MachineName}";

    private static void Explain(Screen screen, Testbed testbed)
    {
        screen.Note($"\nThe operator runs against {Cluster(testbed)} and {Aws(testbed)}. To play with it, in another terminal:\n");
        if (testbed.Environment.Count > 0)
            screen.Raw($"  export {string.Join(' ', testbed.Environment.Where(v => v.Value is not null).Select(v => $"{v.Key}={v.Value}"))}");
        if (!testbed.KubectlIsOnPath) screen.Raw($"  export PATH={Path.GetDirectoryName(testbed.Kubectl)}:\"$PATH\"");
        screen.Raw($"  kubectl apply -f {WebApp.Folder}");
        screen.Raw("  kubectl get iam --all-namespaces");
        screen.Raw("  kubectl describe iamrole web -n shop");
        screen.Raw($"  aws {(testbed.Find("AWS_ENDPOINT_URL") is { Length: > 0 } url ? $"--endpoint-url {url} " : "")}iam list-roles");
        screen.Raw("  kubectl delete iam --all -n shop");
        screen.Note("\nCtrl-C ends it. Its log, a line for each change in AWS:\n");
    }

    private static string Cluster(Testbed testbed) =>
        testbed.OwnsCluster ? "an API server of its own" : $"the cluster of {testbed.Find("KUBECONFIG") ?? "the default kubeconfig"}";

    private static string Aws(Testbed testbed) =>
        testbed.OwnsAws ? "moto, an emulator of AWS"
        : testbed.Find("AWS_ENDPOINT_URL") is { Length: > 0 } url ? $"AWS at {url}"
        : $"AWS with the profile {testbed.Find("AWS_PROFILE")}";

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
