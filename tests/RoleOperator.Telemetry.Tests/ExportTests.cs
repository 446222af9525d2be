using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Telemetry.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Telemetry.Tests;

/// <summary>What leaves the real program over OTLP, and that nobody has to take it.</summary>
[Collection(SceneCollection.Name)]
public class ExportTests(Scene scene)
{
    [Theory]
    [InlineData(OtlpProtocol.Grpc, "OTEL_TRACES_EXPORTER", "OTEL_METRICS_EXPORTER", "metrics")]
    [InlineData(OtlpProtocol.Grpc, "OTEL_METRICS_EXPORTER", "OTEL_TRACES_EXPORTER", "traces")]
    [InlineData(OtlpProtocol.HttpProtobuf, "OTEL_TRACES_EXPORTER", "OTEL_METRICS_EXPORTER", "metrics")]
    [InlineData(OtlpProtocol.HttpProtobuf, "OTEL_METRICS_EXPORTER", "OTEL_TRACES_EXPORTER", "traces")]
    public async Task Signal_WhoseExporterIsNone_IsNotSent(OtlpProtocol protocol, string none, string wanted, string sent)
    {
        await using var receiver = await OtlpReceiver.StartAsync(protocol);
        await using var team = await scene.World.TeamAsync();
        await using var other = scene.Start(
            receiver, ["--namespaces", team.Namespace, "--leader-elect", "false"], new Dictionary<string, string?> { [none] = "none", [wanted] = "otlp" });
        await team.ApplyAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}");
        await new Eventually(() => other).SeeAsync($"the {sent} are sent", () => sent == "traces" ? receiver.Spans.Count > 0 : receiver.Metrics.Count > 0);
        Assert.Equal(0, await other.StopAsync());

        Assert.Equal((sent == "traces", sent == "metrics"), (receiver.Spans.Count > 0, receiver.Metrics.Count > 0));
    }

    [Theory]
    [InlineData(OtlpProtocol.Grpc)]
    [InlineData(OtlpProtocol.HttpProtobuf)]
    public async Task Stop_WhileTheCollectorNeverAnswers_EndsAllTheSame(OtlpProtocol protocol)
    {
        await using var silent = await OtlpReceiver.StartAsync(protocol, answers: false);
        await using var team = await scene.World.TeamAsync();
        await using var other = scene.Start(
            silent, ["--namespaces", team.Namespace, "--leader-elect", "false"],
            new Dictionary<string, string?> { ["OTEL_EXPORTER_OTLP_TIMEOUT"] = $"{TimeSpan.FromHours(1).TotalMilliseconds}" });
        await team.ApplyAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}");
        await new Eventually(() => other).SeeAsync("each signal waits for its first answer", () => silent.Unanswered == 2);

        Assert.Equal(0, await other.StopAsync());
    }
}
