using System.Globalization;
using RoleOperator.Testing;

namespace RoleOperator.Image.Tests.Run;

public sealed class ProgramUnderTestTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Where hack/test.sh names the published program, every suite that starts the operator through <see cref="OperatorProcess"/> starts that one.
    /// </summary>
    [Fact]
    public async Task OperatorProcess_Started_IsTheProgramThatTheEnvironmentNames()
    {
        var named = Environment.GetEnvironmentVariable(OperatorProcess.ProgramVariable);

        // An API server that cannot be reached: it waits, and does nothing.
        await using var running = OperatorProcess.Start(
            await UnreachableServer.KubeconfigAsync(), new Uri("http://127.0.0.1:1"), "--cluster-name", "none", "--leader-elect=false");
        var executable = new FileInfo($"/proc/{running.Id.ToString(CultureInfo.InvariantCulture)}/exe");
        string Running() => executable.ResolveLinkTarget(returnFinalTarget: false)!.FullName;
        using var limit = new CancellationTokenSource(Limit);
        while (Path.GetFileName(Running()) is "setsid" or "env") await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);

        if (named is null) Assert.Equal("dotnet", Path.GetFileName(Running()));
        else Assert.Equal(Path.GetFullPath(named), Running());
    }
}
