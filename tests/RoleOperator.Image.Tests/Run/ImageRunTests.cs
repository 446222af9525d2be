using System.Diagnostics;
using System.Globalization;
using RoleOperator.Image.Tests.Build;
using RoleOperator.Testing;

namespace RoleOperator.Image.Tests.Run;

[Collection(BuiltImageCollection.Name)]
public sealed class ImageRunTests(BuiltImage image, Cluster cluster) : IClassFixture<Cluster>
{
    private const long SizeLimit = 60_000_000;
    private const int Controllers = 3;
    private const int Starts = 7;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public void Image_Files_AreUnderSixtyMegabytesAndHoldNothingForDebuggers()
    {
        var size = image.Files.Sum(file => file.Length);
        Figures.Write("size", $"{size / 1e6:0.0} MB, {size / 1048576.0:0.0} MiB in {image.Files.Count} files, without the base image");

        Assert.InRange(size, 1, SizeLimit);
        Assert.DoesNotContain(image.Files, file => file.Extension is ".pdb" or ".xml" or ".dbg");
    }

    [Theory]
    [InlineData("static")]
    [InlineData("web-identity")]
    public async Task Image_InAnEmptyEnvironment_MakesARoleAndStopsCleanly(string credentials)
    {
        var environment = new Dictionary<string, string>(cluster.Environment);
        foreach (var (name, value) in await CredentialsAsync(credentials)) environment[name] = value;
        await cluster.ApplyAsync(
            $$"""
            apiVersion: iam.roleoperator.io/v1alpha1
            kind: Role
            metadata: {name: {{credentials}}, namespace: default}
            spec:
              trust:
                allow: [{service: ec2.amazonaws.com}]
            """);

        await using var running = Container.Start(image, environment, ["--cluster-name", "image"]);
        await new Eventually(() => running).SeeAsync("the role is in AWS", () => cluster.HasRoleAsync($"default-{credentials}"), seen => seen);

        Assert.Equal(
            Environment.IsPrivilegedProcess ? Dockerfile.Final("USER").Split(':')[0] : await UserOfAsync(Environment.ProcessId), await UserOfAsync(running.Id));
        Assert.Equal(0, await running.StopAsync());
    }

    [Fact]
    public async Task Image_Started_HasItsInformersSynced()
    {
        var times = new List<double>();
        for (var start = 0; start < Starts; start++) times.Add(await StartUpAsync());

        times.Sort();
        Figures.Write(
            "start-up", $"min {times[0]:0} ms, median {times[Starts / 2]:0} ms of {Starts} starts, from the start of the process to synced informers");
    }

    /// <summary>From the start of the process until each controller says that it works, which it does once all informers have synced.</summary>
    private async Task<double> StartUpAsync()
    {
        var working = 0;
        var synced = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var watch = Stopwatch.StartNew();
        await using var running = Container.Start(
            image, [.. cluster.Environment, new("AWS_ACCESS_KEY_ID", "testing"), new("AWS_SECRET_ACCESS_KEY", "testing")],
            ["--cluster-name", "image", "--leader-elect=false"],
            line =>
            {
                if (line.Contains("starts with", StringComparison.Ordinal) && Interlocked.Increment(ref working) == Controllers) synced.TrySetResult();
            });
        try
        {
            await synced.Task.WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Not synced within {Limit.TotalSeconds} s:\n{running.Tail}");
        }

        var time = watch.Elapsed.TotalMilliseconds;
        Assert.Equal(0, await running.StopAsync());
        return time;
    }

    /// <summary>
    /// Credentials as a Secret brings them, and as IAM roles for service accounts do: the SDK then looks for its STS client by name, which trimming
    /// must not break.
    /// </summary>
    private async Task<IReadOnlyDictionary<string, string>> CredentialsAsync(string kind) => kind == "static"
        ? new Dictionary<string, string> { ["AWS_ACCESS_KEY_ID"] = "testing", ["AWS_SECRET_ACCESS_KEY"] = "testing" }
        : new Dictionary<string, string>
        {
            ["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/operator",
            ["AWS_ROLE_SESSION_NAME"] = "role-operator",
            ["AWS_WEB_IDENTITY_TOKEN_FILE"] = await cluster.MountAsync("token", "a.b.c"),
        };

    /// <summary>The effective user's number.</summary>
    private static async Task<string> UserOfAsync(int process) =>
        (await File.ReadAllLinesAsync($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status"))
            .Single(line => line.StartsWith("Uid:", StringComparison.Ordinal))
            .Split('\t')[2];
}
