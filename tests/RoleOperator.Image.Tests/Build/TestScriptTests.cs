using RoleOperator.Testing;

namespace RoleOperator.Image.Tests.Build;

/// <summary>What hack/test.sh does in a small copy of the repository, with stand-ins for all that it calls.</summary>
public sealed class TestScriptTests : IDisposable
{
    private const string Program = "artifacts/publish/role-operator";
    private readonly DirectoryInfo copy = Directory.CreateTempSubdirectory("role-operator-test-script-");

    public TestScriptTests()
    {
        Write("hack/test.sh", File.ReadAllText(Path.Combine(Repository.Root, "hack", "test.sh")));
        Write("hack/publish.sh", "#!/bin/sh\necho published >> calls\n");
        Write("hack/test-project.sh", "#!/bin/sh\necho \"$1 with ${ROLE_OPERATOR_PROGRAM#$PWD/}\" >> calls\necho 1 0 0 > \"$TEST_RESULTS/$1.counts\"\n");
        Write("bin/dotnet", "#!/bin/sh\necho \"dotnet $*\" >> calls\n");
        foreach (var project in new[] { "RoleOperator.Core.Tests", "RoleOperator.Image.Tests" }) Write($"tests/{project}/Tests.cs", "    [Fact]\n");
    }

    [Theory]
    [InlineData("false", "published,RoleOperator.Core.Tests,RoleOperator.Image.Tests", "with " + Program)]
    [InlineData("true", "RoleOperator.Core.Tests", "with ")]
    public async Task Run_WithEitherClients_PublishesAndTestsTheImageOnlyWhereThereIsOne(string official, string calls, string with)
    {
        var run = await RunAsync($"OfficialClients={official} ROLE_OPERATOR_PROGRAM=left-from-before", "hack/test.sh");
        var called = File.ReadAllLines(Path.Combine(copy.FullName, "calls"));
        var others = called.Where(line => line.StartsWith("RoleOperator.", StringComparison.Ordinal) || line == "published").ToList();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(calls.Split(','), others.Select(line => line.Split(' ')[0]).Where(name => !Waiting(name)));
        Assert.All(others.Where(line => line != "published"), line => Assert.EndsWith(with, line, StringComparison.Ordinal));
        Assert.Contains(official == "true" ? "\n4 passed, 0 failed" : "\n5 passed, 0 failed", run.Output, StringComparison.Ordinal);
        Assert.Equal(official == "true", run.Output.Contains("no image with the official clients", StringComparison.Ordinal));
        Assert.Equal(official == "false", called.Contains("dotnet restore RoleOperator.sln --locked-mode"));
    }

    [Fact]
    public async Task Suite_OfAnyLane_IsRunOnce()
    {
        string[] suites = ["Chart", "Core", "Docs", "Fault", "Integration", "Leadership", "Telemetry"];
        foreach (var suite in suites) Write($"tests/RoleOperator.{suite}.Tests/Tests.cs", "    [Fact]\n");

        await RunAsync("OfficialClients=true", "hack/test.sh");

        Assert.Equal(
            suites.Select(suite => $"RoleOperator.{suite}.Tests"),
            File.ReadAllLines(Path.Combine(copy.FullName, "calls")).Select(line => line.Split(' ')[0])
                .Where(name => name.EndsWith(".Tests", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    /// <summary>The outputs of three lanes are long: the end says what went wrong.</summary>
    [Fact]
    public async Task Test_ThatFails_IsNamedWithItsMessageBeforeTheLastLine()
    {
        Write("hack/test-project.sh", File.ReadAllText(Path.Combine(Repository.Root, "hack", "test-project.sh")));
        Write("bin/dotnet", """
            #!/bin/sh
            [ "$1" = test ] || exit 0
            failed=0
            [ "$2" != tests/RoleOperator.Core.Tests ] || failed=1
            echo "<Counters total=\"$((1 + failed))\" passed=\"1\" failed=\"$failed\"/>" > "artifacts/test-results/${2#tests/}.trx"
            [ $failed -eq 1 ] || exit 0
            printf '  Failed Orders.Ship [3 ms]\n  Error Message:\n   not shipped\n  Stack Trace:\n   at Orders\n'
            exit 1
            """);
        foreach (var project in new[] { "Integration", "Fault", "Leadership" }) Write($"tests/RoleOperator.{project}.Tests/Tests.cs", "    [Fact]\n");

        var run = await RunAsync("OfficialClients=true", "hack/test.sh");

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith(
            "\n== failed: RoleOperator.Core.Tests\n  Failed Orders.Ship [3 ms]\n  Error Message:\n   not shipped\n\n4 passed, 1 failed, 0 skipped\n",
            run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatIsInterrupted_LeavesNothingRunning()
    {
        // The suite's own child, and the group that timeout makes of itself.
        Write("hack/test-project.sh", File.ReadAllText(Path.Combine(Repository.Root, "hack", "test-project.sh")));
        Write("bin/dotnet", "#!/bin/sh\n[ \"$1\" = test ] || exit 0\nsleep 300 & echo $! >> pids\nwait\n");
        foreach (var project in new[] { "Integration", "Fault", "Leadership" }) Write($"tests/RoleOperator.{project}.Tests/Tests.cs", "    [Fact]\n");
        var run = await RunAsync(
            "OfficialClients=true", "{ hack/test.sh & until [ \"$(cat pids 2>/dev/null | wc -l)\" -eq 2 ]; do sleep 0.1; done; kill $!; wait $!; }");

        Assert.Equal(128 + 15, run.ExitCode);
        foreach (var pid in File.ReadAllLines(Path.Combine(copy.FullName, "pids")))
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (Directory.Exists($"/proc/{pid}")) await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        }
    }

    [Fact]
    public async Task Project_ThatNeverEnds_IsEndedAndCountsAsFailed()
    {
        Write("hack/test-project.sh", File.ReadAllText(Path.Combine(Repository.Root, "hack", "test-project.sh")));
        Write("bin/dotnet", "#!/bin/sh\nexec sleep 300\n");
        var run = await RunAsync("TEST_LIMIT=1s", "hack/test-project.sh RoleOperator.Core.Tests");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("1 failed, 0 skipped", run.Output, StringComparison.Ordinal);
        Assert.Contains("the test run took longer than its limit", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => copy.Delete(recursive: true);

    private static bool Waiting(string project) =>
        project is "RoleOperator.Integration.Tests" or "RoleOperator.Fault.Tests" or "RoleOperator.Leadership.Tests";

    /// <summary>The results go into the copy: this test may itself run under the script, which counts what is in its own folder.</summary>
    private Task<CommandOutcome> RunAsync(string environment, string command) => Command.RunAsync(
        ["bash", "-c", $"cd '{copy.FullName}' && export PATH=\"$PWD/bin:$PATH\" TEST_RESULTS=\"$PWD/artifacts/test-results\" {environment} && {command}"]);

    private void Write(string path, string text)
    {
        var file = Path.Combine(copy.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
