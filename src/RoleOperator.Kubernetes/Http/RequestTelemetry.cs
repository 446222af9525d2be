using System.Diagnostics;
using System.Globalization;
using RoleOperator.Runtime.Telemetry;

namespace RoleOperator.Kubernetes.Http;

/// <summary>Counts every request to the API server, as client-go does, and traces those of passes up to the head of the answer.</summary>
/// <param name="time">Measures them.</param>
internal sealed class RequestTelemetry(TimeProvider time) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (method, uri) = (request.Method.Method, request.RequestUri!);
        var watches = request.IsWatch();
        using var span = Begin(method, uri);
        var started = time.GetTimestamp();
        try
        {
            var answer = await base.SendAsync(request, cancellationToken);
            var code = (int)answer.StatusCode;
            span?.SetTag("http.response.status_code", code);
            if (!answer.IsSuccessStatusCode)
                span?.SetTag("error.type", code.ToString(CultureInfo.InvariantCulture)).SetStatus(ActivityStatusCode.Error);
            Count(code.ToString(CultureInfo.InvariantCulture));
            return answer;
        }
        catch (Exception e)
        {
            span?.SetTag("error.type", e.GetType().FullName).SetStatus(ActivityStatusCode.Error, e.Message);
            Count("<error>");
            throw;
        }

        void Count(string code) =>
            Instruments.KubernetesRequest(method, uri.Authority, code, watches ? null : time.GetElapsedTime(started));
    }

    /// <summary>The path without the names of namespaces and objects.</summary>
    /// <param name="path">Such as <c>/apis/iam.roleoperator.io/v1alpha1/namespaces/shop/roles/orders/status</c>.</param>
    internal static string Template(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = parts is ["api", ..] ? 2 : parts is ["apis", ..] ? 3 : parts.Length;      // after group and version
        if (at + 1 < parts.Length && parts[at] == "namespaces")
        {
            parts[at + 1] = "{namespace}";
            at += 2;
        }

        if (at + 1 < parts.Length) parts[at + 1] = "{name}";
        return "/" + string.Join('/', parts);
    }

    private static Activity? Begin(string method, Uri uri)
    {
        if (Activity.Current is null) return null;
        var template = Template(uri.AbsolutePath);
        var span = Spans.Request($"{method} {template}");
        span?.SetTag("http.request.method", method).SetTag("url.template", template).SetTag("server.address", uri.Host).SetTag("server.port", uri.Port);
        return span;
    }
}
