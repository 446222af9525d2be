using System.Diagnostics;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RoleOperator.Core.Errors;
using RoleOperator.Runtime.Telemetry;

namespace RoleOperator.Aws.Clients;

/// <summary>
/// Counts and traces every single request to AWS. It stands inside the SDK's retries and outside of what reads the answer: each try passes
/// it, and AWS's error code is known when it comes back.
/// </summary>
/// <param name="time">Measures them.</param>
internal sealed class RequestTelemetry(TimeProvider time) : PipelineHandler
{
    private const int LongestCode = 64;

    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext;
        var (service, operation) = (request.ServiceMetaData.ServiceId, OperationOf(request.RequestName));
        using var span = Spans.Request($"{service}.{operation}");
        span?.SetTag("rpc.system", "aws-api").SetTag("rpc.service", service).SetTag("rpc.method", operation);
        var started = time.GetTimestamp();
        try
        {
            var answer = await base.InvokeAsync<T>(executionContext);
            Tell(span, executionContext.ResponseContext.Response?.ResponseMetadata?.RequestId, (int?)executionContext.ResponseContext.HttpResponse?.StatusCode);
            Count(service, operation, "OK", 0, started);
            return answer;
        }
        catch (AmazonServiceException e) when ((int)e.StatusCode != 0)
        {
            var code = CodeOf(e);
            Tell(span, e.RequestId, (int)e.StatusCode);
            span?.SetTag("error.type", code).SetStatus(ActivityStatusCode.Error, code);
            Count(service, operation, code, (int)e.StatusCode, started);
            throw;
        }
        catch (Exception e) when (Unanswered(e) is { } code)
        {
            span?.SetTag("error.type", code).SetStatus(ActivityStatusCode.Error, e.Message);
            Count(service, operation, code, 0, started);
            throw;
        }
    }

    private void Count(string service, string operation, string code, int status, long started)
    {
        var prefix = service.ToLowerInvariant();
        var throttled = AwsErrorTable.Classify(new($"{prefix}:{operation}", code, "", status), age: null) is AwsFault.Throttled;
        Instruments.AwsRequest(prefix, operation, code, throttled && code != "OK", time.GetElapsedTime(started));
    }

    private static void Tell(Activity? span, string? requestId, int? status)
    {
        if (!string.IsNullOrEmpty(requestId)) span?.SetTag("aws.request_id", requestId);
        if (status is > 0) span?.SetTag("http.response.status_code", status);
    }

    /// <summary>What is not of AWS's making, such as a lost leadership, never went out and is not counted.</summary>
    private static string? Unanswered(Exception error) => error switch
    {
        TimeoutException => "Timeout",      // the SDK takes it out of the cancellation that HttpClient puts it in
        OperationCanceledException => "Cancelled",
        HttpRequestException or IOException or AmazonClientException or AmazonServiceException => "NoAnswer",
        _ => null,
    };

    private static string OperationOf(string request) => request.EndsWith("Request", StringComparison.Ordinal) ? request[..^"Request".Length] : request;

    /// <summary>Whatever stands before AWS may answer anything: what is no code must not become a label.</summary>
    private static string CodeOf(AmazonServiceException error) => error.ErrorCode switch
    {
        { Length: > 0 and <= LongestCode } code when code.All(c => char.IsAsciiLetterOrDigit(c) || c == '.') => code,
        _ => $"Http{(int)error.StatusCode}",
    };

    /// <summary>Puts the handler into every client that is made from now on. The SDK keeps the first of this name for the whole process.</summary>
    public sealed class Customizer(TimeProvider time) : IRuntimePipelineCustomizer
    {
        /// <inheritdoc/>
        public string UniqueName => "RoleOperator.RequestTelemetry";

        /// <inheritdoc/>
        public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandlerBefore<ErrorHandler>(new RequestTelemetry(time));
    }
}
