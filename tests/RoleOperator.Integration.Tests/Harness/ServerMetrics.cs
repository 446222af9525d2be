using System.Globalization;
using RoleOperator.Core.Resources;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>What the API server counts of itself. A write that changes nothing leaves no trace in the object; here it does.</summary>
public sealed class ServerMetrics(k8s.Kubernetes client)
{
    private static readonly string[] Writes = ["APPLY", "DELETE", "PATCH", "POST", "PUT"];

    /// <summary>How many writes to objects of a kind the server has been asked for, by anybody.</summary>
    public async Task<double> WritesAsync(ResourceKind kind)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.BaseUri, "metrics"));
        if (client.Credentials is { } credentials) await credentials.ProcessHttpRequestAsync(request, CancellationToken.None);
        using var response = await client.HttpClient.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsStringAsync()).Split('\n').Where(line => IsWrite(line, kind)).Sum(Value);
    }

    private static bool IsWrite(string line, ResourceKind kind) =>
        line.StartsWith("apiserver_request_total{", StringComparison.Ordinal)
        && Has(line, "group", ResourceKind.Group) && Has(line, "resource", kind.Plural) && Writes.Any(verb => Has(line, "verb", verb));

    private static bool Has(string line, string label, string value) =>
        line.Contains($"{{{label}=\"{value}\"", StringComparison.Ordinal) || line.Contains($",{label}=\"{value}\"", StringComparison.Ordinal);

    private static double Value(string line) => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
}
