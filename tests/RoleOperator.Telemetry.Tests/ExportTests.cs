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

        Assert.Equal((sent == "metrics", sent == "traces"), Sent(receiver));
    }

    [Theory]
    [InlineData("METRICS", OtlpProtocol.Grpc, OtlpProtocol.HttpProtobuf)]
    [InlineData("TRACES", OtlpProtocol.HttpProtobuf, OtlpProtocol.Grpc)]
    [InlineData("METRICS", OtlpProtocol.HttpProtobuf, null)]
    [InlineData("TRACES", OtlpProtocol.Grpc, null)]
    public async Task Signal_WithAnEndpointOfItsOwn_IsSentThereAndTheOtherElsewhereOrNowhere(string signal, OtlpProtocol own, OtlpProtocol? general)
    {
        await using var receiver = await OtlpReceiver.StartAsync(own);
        await using var others = general is { } protocol ? await OtlpReceiver.StartAsync(protocol) : null;
        await using var team = await scene.World.TeamAsync();
        await using var other = scene.Start(others, ["--namespaces", team.Namespace, "--leader-elect", "false"], receiver.EnvironmentOf(signal));
        await team.ApplyAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}");
        await new Eventually(() => other).SeeAsync(
            "all are sent", () => Sent(receiver) != (false, false) && (others is null || Sent(others) != (false, false)));
        Assert.Equal(0, await other.StopAsync());

        Assert.Equal((signal == "METRICS", signal == "TRACES"), Sent(receiver));
        if (others is not null) Assert.Equal((signal != "METRICS", signal != "TRACES"), Sent(others));
    }

    [Fact]
    public async Task Variables_OfTheSdk_ActAsItSays()
    {
        await using var receiver = await OtlpReceiver.StartAsync(OtlpProtocol.Grpc);
        await using var team = await scene.World.TeamAsync();
        await using var other = scene.Start(receiver, ["--namespaces", team.Namespace, "--leader-elect", "false"], new Dictionary<string, string?>
        {
            ["OTEL_SERVICE_NAME"] = "role-operator-of-shop",
            ["OTEL_EXPORTER_OTLP_HEADERS"] = "x-tenant=shop",
            ["OTEL_TRACES_SAMPLER"] = "always_off",
        });
        await team.ConvergeAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}");
        await new Eventually(() => other).SeeAsync(
            "passes are counted", () => receiver.Metrics.Any(metric => metric.Name == "controller_runtime_reconcile_total"));
        Assert.Equal(0, await other.StopAsync());

        Assert.Equal("role-operator-of-shop", receiver.Resource["service.name"]);
        Assert.True(receiver.HeadersHave("x-tenant=shop"));
        Assert.Empty(receiver.Spans);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "http://collector:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "/v1/traces", "http://collector:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json", "grpc or http/protobuf")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "http", "grpc or http/protobuf")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_TIMEOUT", "10s", "milliseconds")]
    public async Task Variable_WithAValueThatCannotBeUsed_EndsTheStartWithItsName(string variable, string value, string advice)
    {
        await using var receiver = await OtlpReceiver.StartAsync(OtlpProtocol.Grpc);
        await using var other = scene.Start(receiver, ["--leader-elect", "false"], new Dictionary<string, string?> { [variable] = value });
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await other.WaitForExitAsync(limit.Token);

        Assert.Equal(2, other.ExitCode);
        Assert.Contains($"The environment variable {variable} is '{value}', which cannot be used; give", other.Tail, StringComparison.Ordinal);
        Assert.Contains(advice, other.Tail, StringComparison.Ordinal);
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

    private static (bool Metrics, bool Traces) Sent(OtlpReceiver receiver) => (receiver.Metrics.Count > 0, receiver.Spans.Count > 0);
}
