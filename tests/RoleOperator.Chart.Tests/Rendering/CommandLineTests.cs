using RoleOperator.Testing;
using RoleOperator.Testing.Charts;

namespace RoleOperator.Chart.Tests.Rendering;

/// <summary>The real program takes the rendered command lines.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("defaults")]
    [InlineData("namespaces")]
    [InlineData("options")]
    [InlineData("extras")]
    public async Task Arguments_OfAnInstallation_AreTakenByTheProgram(string name)
    {
        var chart = await HelmChart.RenderAsync(Matrix.Input(name));

        var environment = new Dictionary<string, string?> { ["KUBECONFIG"] = "/nonexistent/kubeconfig" };
        await using var program = OperatorProcess.Start(environment, chart.Arguments);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await program.WaitForExitAsync(limit.Token);

        // It came past its command line, to the cluster that is not there.
        Assert.Contains("The Kubernetes configuration cannot be used", program.Tail, StringComparison.Ordinal);
    }
}
