using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using Amazon.IdentityManagement;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RoleOperator.Aws.Clients;
using RoleOperator.Runtime.Telemetry;
using RoleOperator.Testing;

namespace RoleOperator.Telemetry.Tests.Unit;

/// <summary>How long a request to AWS took.</summary>
public sealed class RequestDurationTests : IDisposable
{
    private readonly TcpListener aws = new(IPAddress.Loopback, 0);
    private readonly ManualTime time = new();
    private readonly ConcurrentQueue<double> durations = new();
    private readonly MeterListener meter = new();

    public RequestDurationTests()
    {
        aws.Start();
        meter.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Instruments.MeterName && instrument.Name == Catalogue.AwsDuration.Name) listener.EnableMeasurementEvents(instrument);
        };
        meter.SetMeasurementEventCallback<double>((_, seconds, _, _) => durations.Enqueue(seconds));
        meter.Start();
    }

    [Fact]
    public async Task Request_IsMeasuredByTheClockThatIsHandedIn()
    {
        var settings = ClientSettings.Once<AmazonIdentityManagementServiceConfig>(new GuardedHttpClientFactory(() => { }));
        (settings.ServiceURL, settings.AuthenticationRegion) = ($"http://{aws.LocalEndpoint}", "us-east-1");
        using var iam = new MeasuredClient(time, settings);
        var call = iam.GetAccountSummaryAsync();
        using (var connection = await aws.AcceptSocketAsync())
        {
            time.Advance(TimeSpan.FromHours(3));
            connection.Close(timeout: 0);
        }

        var error = await Record.ExceptionAsync(() => call);

        // Others measure at the same time: the meter is the process's. None of them takes three hours.
        Assert.True(durations.Contains(10_800.0), $"measured: {string.Join(", ", durations)}; {error}");
    }

    public void Dispose()
    {
        meter.Dispose();
        aws.Dispose();
    }

    /// <summary>A client with a handler of its own: the one for all clients belongs to whoever was first in this process.</summary>
    private sealed class MeasuredClient(TimeProvider time, AmazonIdentityManagementServiceConfig settings)
        : AmazonIdentityManagementServiceClient(new BasicAWSCredentials("testing", "testing"), settings)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            new RequestTelemetry.Customizer(time).Customize(GetType(), pipeline);
        }
    }
}
