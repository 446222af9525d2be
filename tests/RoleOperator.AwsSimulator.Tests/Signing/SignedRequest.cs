using System.Text;
using RoleOperator.AwsSimulator.Serving;

namespace RoleOperator.AwsSimulator.Tests.Signing;

/// <summary>A request that is signed here, apart from the SDK, so that each part can be spoiled.</summary>
public sealed record SignedRequest
{
    public string Method { get; init; } = "POST";

    public string Query { get; init; } = "";

    public string Body { get; init; } = "";

    public string? SentBody { get; init; }

    public string Key { get; init; } = SigningTests.AdministratorKey;

    public string Secret { get; init; } = SigningTests.AdministratorSecret;

    public string? Token { get; init; }

    public string Service { get; init; } = "sts";

    public string Region { get; init; } = "us-east-1";

    public string? Day { get; init; }

    public TimeSpan Age { get; init; }

    public bool SendDate { get; init; } = true;

    public IReadOnlyList<string> SignedHeaders { get; init; } = ["host", "x-amz-date"];

    public Func<string, string?> Header { get; init; } = header => header;

    public HttpRequestMessage ToMessage(Uri endpoint)
    {
        var at = TimeProvider.System.GetUtcNow() - Age;
        var date = SignatureVersion4.WriteDate(at);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Host"] = endpoint.Authority, ["X-Amz-Date"] = date };
        var header = new SignatureHeader(Key, Day ?? date[..8], Region, Service, SignedHeaders, "");
        var signature = SignatureVersion4.Sign(new WireRequest(Method, "/", Query, headers, Encoding.UTF8.GetBytes(Body)), header, at, Secret);
        var message = new HttpRequestMessage(new HttpMethod(Method), new UriBuilder(endpoint) { Query = Query }.Uri);
        if (Header($"AWS4-HMAC-SHA256 Credential={Key}/{header.Scope}, SignedHeaders={string.Join(';', SignedHeaders)}, Signature={signature}") is { } sent)
            message.Headers.TryAddWithoutValidation("Authorization", sent);
        if (SendDate)
            message.Headers.Add("X-Amz-Date", date);
        if (Token is not null)
            message.Headers.Add("X-Amz-Security-Token", Token);
        if (Method == "POST")
            message.Content = new StringContent(SentBody ?? Body, Encoding.UTF8, "application/x-www-form-urlencoded");
        return message;
    }
}
