using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using k8s;
using KubernetesAdapterTests.Server;
using KubernetesClientTests.Loopback;
using RoleOperator.Kubernetes;
using RoleOperator.Kubernetes.Http;
using RoleOperator.Runtime.Telemetry;
using RoleOperator.Testing;

namespace KubernetesAdapterTests.Http;

public class RequestTelemetryTests
{
    [Theory]
    [InlineData("/apis/iam.roleoperator.io/v1alpha1/roles", "/apis/iam.roleoperator.io/v1alpha1/roles")]
    [InlineData("/apis/iam.roleoperator.io/v1alpha1/namespaces/shop/roles", "/apis/iam.roleoperator.io/v1alpha1/namespaces/{namespace}/roles")]
    [InlineData("/apis/iam.roleoperator.io/v1alpha1/namespaces/shop/roles/a", "/apis/iam.roleoperator.io/v1alpha1/namespaces/{namespace}/roles/{name}")]
    [InlineData(
        "/apis/iam.roleoperator.io/v1alpha1/namespaces/shop/roles/a/status", "/apis/iam.roleoperator.io/v1alpha1/namespaces/{namespace}/roles/{name}/status")]
    [InlineData("/api/v1/namespaces/shop", "/api/v1/namespaces/{namespace}")]
    [InlineData("/api/v1/nodes/n1/status", "/api/v1/nodes/{name}/status")]
    [InlineData("/readyz", "/readyz")]
    public void Template_OfAPath_HasNoNames(string path, string template) => Assert.Equal(template, RequestTelemetry.Template(path));

    [Fact]
    public async Task Request_IsMeasuredByTheClockThatIsHandedIn()
    {
        var (time, durations) = (new ManualTime(), new ConcurrentQueue<(string Host, double Seconds)>());
        using var meter = new MeterListener();
        meter.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Instruments.MeterName && instrument.Name == Catalogue.KubernetesDuration.Name)
                listener.EnableMeasurementEvents(instrument);
        };
        meter.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
            durations.Enqueue(($"{tags.ToArray().Single(tag => tag.Key == "host").Value}", seconds)));
        meter.Start();
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            time.Advance(TimeSpan.FromSeconds(3));
            return LoopbackServer.Json(context, OneRole.NoSuch("role-operator", "leases"), 404);
        });
        using var client = ApiServerClient.Create(new KubernetesClientConfiguration { Host = server.Address }, time);

        await new LeaseStore(client, "operators", "role-operator").GetAsync(default);

        Assert.Equal([3.0], durations.Where(duration => server.Address.EndsWith(duration.Host, StringComparison.Ordinal)).Select(duration => duration.Seconds));
    }
}
