using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using Amazon.IdentityManagement;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RoleOperator.Aws.Clients;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Errors;
using RoleOperator.Runtime.Telemetry;

namespace RoleOperator.Telemetry.Tests.Unit;

/// <summary>What becomes of a call to AWS whose answer never comes, through the SDK's own pipeline.</summary>
public sealed class LostAnswerTests : IDisposable
{
    /// <summary>Nothing else in this process makes this call, so what is counted of it is this test's.</summary>
    private const string Operation = "ListSAMLProviders";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly TcpListener aws = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> counted = new();
    private readonly ConcurrentQueue<Activity> spans = new();
    private readonly MeterListener meter = new();
    private readonly ActivityListener tracer;
    private readonly string endpoint;
    private readonly ActivitySource passes = new(Spans.SourceName);

    public LostAnswerTests()
    {
        aws.Start();
        endpoint = $"http://{aws.LocalEndpoint}";
        RuntimePipelineCustomizerRegistry.Instance.Register(new RequestTelemetry.Customizer(TimeProvider.System));
        meter.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Instruments.MeterName && instrument.Name == Catalogue.AwsRequests.Name) listener.EnableMeasurementEvents(instrument);
        };
        meter.SetMeasurementEventCallback<long>((_, _, tags, _) => Keep(tags));
        meter.Start();
        tracer = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Spans.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (span.OperationName == $"IAM.{Operation}") spans.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(tracer);
    }

    [Fact]
    public async Task Call_ThatAwsNeverAnswers_IsATimeoutAndALostAnswer()
    {
        using var iam = Iam(TimeSpan.FromMilliseconds(200));
        var error = await Assert.ThrowsAsync<AwsCallException>(() => CallAsync(iam, CancellationToken.None));

        Assert.Equal(new AwsError($"iam:{Operation}", "", error.Error.Message, 0), error.Error);
        AssertToldAs("Timeout");
    }

    [Fact]
    public async Task Call_WhoseConnectionIsCut_HasNoAnswerAndIsALostAnswer()
    {
        using var iam = Iam(Timeout.InfiniteTimeSpan);
        var call = CallAsync(iam, CancellationToken.None);
        using (var connection = await aws.AcceptSocketAsync()) connection.Close(timeout: 0);

        var error = await Assert.ThrowsAsync<AwsCallException>(() => call);

        Assert.Equal(new AwsError($"iam:{Operation}", "", error.Error.Message, 0), error.Error);
        AssertToldAs("NoAnswer");
    }

    [Fact]
    public async Task Call_ThatItsCallerCancels_IsCancelledAndNoAnswerOfAws()
    {
        using var iam = Iam(Timeout.InfiniteTimeSpan);
        using var cancel = new CancellationTokenSource();
        var call = CallAsync(iam, cancel.Token);
        using var connection = await aws.AcceptSocketAsync();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        AssertToldAs("Cancelled");
    }

    public void Dispose()
    {
        meter.Dispose();
        tracer.Dispose();
        passes.Dispose();
        aws.Dispose();
    }

    /// <summary>As a pass makes it: requests outside of one have no spans.</summary>
    private async Task CallAsync(AmazonIdentityManagementServiceClient iam, CancellationToken ct)
    {
        using var pass = passes.StartActivity("pass");
        await AwsCall.MakeAsync($"iam:{Operation}", c => iam.ListSAMLProvidersAsync(new(), c), ct).WaitAsync(Limit, CancellationToken.None);
    }

    /// <summary>The one try is counted and traced.</summary>
    private void AssertToldAs(string code)
    {
        Assert.Equal([code], counted);
        var span = Assert.Single(spans);
        Assert.Equal((code, ActivityStatusCode.Error), (span.GetTagItem("error.type"), span.Status));
    }

    private AmazonIdentityManagementServiceClient Iam(TimeSpan timeout)
    {
        var settings = ClientSettings.Once<AmazonIdentityManagementServiceConfig>(new GuardedHttpClientFactory(() => { }));
        (settings.ServiceURL, settings.AuthenticationRegion, settings.Timeout) = (endpoint, "us-east-1", timeout);
        return new(new BasicAWSCredentials("testing", "testing"), settings);
    }

    private void Keep(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string? operation = null, code = null;
        foreach (var (name, value) in tags)
        {
            if (name == "operation") operation = value as string;
            if (name == "code") code = value as string;
        }

        if (operation == Operation) counted.Enqueue(code!);
    }
}
