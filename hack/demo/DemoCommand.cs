using RoleOperator.Testing;

namespace RoleOperator.Demo;

/// <summary><c>demo</c>: sets the stage, gives the tour, puts everything away, and says how it went.</summary>
internal static class DemoCommand
{
    private static readonly string[] Arguments = ["--cluster-name", "demo", "--resync", "5s", "--leader-elect", "false"];

    /// <returns>0 when everything was as said, else 1.</returns>
    public static async Task<int> RunAsync(Screen screen, CancellationToken ct)
    {
        var stages = new Stages(screen);
        var cleanup = new Cleanup(screen);
        var shown = await SucceedsAsync(screen, () => ShowAsync(stages, screen, cleanup, ct), ct);
        var tidy = await SucceedsAsync(screen, () => stages.RunAsync("Cleanup", "Nothing is left behind.", cleanup.RunAsync), CancellationToken.None);
        stages.Summarize();
        if (!shown || !tidy) return 1;
        screen.Note("Everything was as said.");
        return 0;
    }

    private static async Task ShowAsync(Stages stages, Screen screen, Cleanup cleanup, CancellationToken ct)
    {
        var testbed = await stages.RunAsync("Testbed", "A real kube-apiserver with etcd, and moto, an emulator of AWS.", async () =>
        {
            var started = await Testbed.StartAsync(
                ownCluster: Environment.GetEnvironmentVariable("USE_EXISTING_CLUSTER") != "true",
                ownAws: string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL")),
                cleanup, ct);
            screen.Holds($"cluster: {started.Find("KUBECONFIG") ?? "the default kubeconfig"}{(started.OwnsCluster ? "" : ", not ours")}");
            screen.Holds($"AWS: {started.Find("AWS_ENDPOINT_URL")}{(started.OwnsAws ? "" : ", not ours")}");
            return started;
        });

        var kubectl = new Kubectl(screen, testbed);
        var aws = new AwsSide(testbed);
        cleanup.Add(aws);
        var leftovers = new Leftovers(testbed, kubectl, aws);
        await leftovers.RefuseStrangersAsync(ct);

        await stages.RunAsync("CRDs", "The cluster learns three new kinds: Role, Policy and InstanceProfile.", async () =>
        {
            var installed = await Crds.InstallAsync(kubectl, ct);
            leftovers.OfCrds(installed, cleanup);
            screen.Holds(installed.Count > 0 ? $"{installed.Count} kinds are new, and established" : "all kinds were there before, and stay as they are");
        });

        var program = OperatorProcess.Start(testbed.Environment, Arguments);
        cleanup.Add("the operator is stopped", async () => await program.DisposeAsync());
        await new OperatorWatch(program, screen).WhileRunningAsync(
            async running =>
            {
                await stages.RunAsync("Operator", "One process with access to both, as it would run in a pod.", async () =>
                {
                    screen.Action($"role-operator {string.Join(' ', Arguments)}");
                    await Eventually.SeeAsync(
                        "the operator's controllers are at work",
                        () => Task.FromResult(program.Output),
                        output => output.Count(line => line.Contains("starts with", StringComparison.Ordinal)) == 3,
                        output => string.Join('\n', output),
                        running);
                    screen.Holds("its three controllers are at work");
                });
                await new Tour(stages, screen, testbed, kubectl, aws, leftovers, cleanup).GiveAsync(running);
            },
            ct);

        await stages.RunAsync("Stop", "A SIGTERM, as Kubernetes sends it: the operator finishes what it does and ends.", async () =>
        {
            var code = await program.StopAsync();
            if (code != 0) throw new DemoFailedException($"The operator ended with exit code {code} after SIGTERM.");
            screen.Holds("exit code 0");
        });
    }

    private static async Task<bool> SucceedsAsync(Screen screen, Func<Task> work, CancellationToken ct)
    {
        try
        {
            await work();
            return true;
        }
#pragma warning disable CA1031 // The demo's verdict: whatever went wrong is told, and what was begun is put away.
        catch (Exception e)
#pragma warning restore CA1031
        {
            // A kubectl in the foreground takes Ctrl-C as well, and may be the first to fail by it.
            screen.Failed(ct.IsCancellationRequested ? "Interrupted." : e.Message);
        }

        return false;
    }
}
