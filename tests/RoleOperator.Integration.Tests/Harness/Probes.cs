using System.Globalization;
using RoleOperator.Testing;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>The probes of one operator, asked as a kubelet asks them.</summary>
public sealed class Probes : IDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly int port = FreePort.Find();

    /// <summary>What the operator has to be started with.</summary>
    public string[] Arguments => ["--probe-port", port.ToString(CultureInfo.InvariantCulture)];

    /// <summary>What <c>/readyz</c> says, such as <c>200 ok</c>; <c>no answer</c> while nobody listens.</summary>
    public Task<string> ReadyzAsync() => AskAsync("readyz");

    /// <summary>What <c>/healthz</c> says, in the same words.</summary>
    public Task<string> HealthzAsync() => AskAsync("healthz");

    public void Dispose() => http.Dispose();

    private async Task<string> AskAsync(string page)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/{page}"));
            return $"{(int)answer.StatusCode} {(await answer.Content.ReadAsStringAsync()).Trim()}";
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return "no answer";
        }
    }
}
