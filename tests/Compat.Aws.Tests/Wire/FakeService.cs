using System.Net;
using System.Text;
using Amazon.EC2;
using Amazon.IdentityManagement;
using Amazon.Runtime;

namespace Compat.Aws.Tests.Wire;

/// <summary>A service in place of the network: keeps the requests that reach it and gives the replies that it was told to.</summary>
internal sealed class FakeService : HttpClientFactory
{
    private readonly Queue<Reply> replies;
    private readonly List<SentRequest> requests = [];

    /// <param name="replies">The replies, in order; the last one is given again for every further request.</param>
    internal FakeService(params IEnumerable<Reply> replies) => this.replies = new(replies);

    internal IReadOnlyList<SentRequest> Requests => requests;

    internal SentRequest Request => Assert.Single(requests);

    internal static AWSCredentials Credentials { get; } = new BasicAWSCredentials("AKIDEXAMPLE", "secret");

    /// <summary>Retries are off: a reply is what the caller gets.</summary>
    internal T Configure<T>(T config, string? region = "eu-west-1") where T : ClientConfig
    {
        config.HttpClientFactory = this;
        config.MaxErrorRetry = 0;
        if (region is not null)
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region);
        return config;
    }

    internal AmazonIdentityManagementServiceClient Iam() => new(Credentials, Configure(new AmazonIdentityManagementServiceConfig()));

    internal AmazonEC2Client Ec2() => new(Credentials, Configure(new AmazonEC2Config()));

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <param name="Body">What the service answers.</param>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="ContentType">The content type.</param>
    internal sealed record Reply(string Body, HttpStatusCode Status = HttpStatusCode.OK, string ContentType = "text/xml");

    /// <param name="Url">Where it was sent.</param>
    /// <param name="Body">The form, as it was sent.</param>
    /// <param name="Authorization">The signature.</param>
    internal sealed record SentRequest(Uri Url, string Body, string Authorization)
    {
        /// <summary>The fields, without the two that every request has.</summary>
        internal IEnumerable<string> Parameters => Fields
            .Where(text => !text.StartsWith("Action=", StringComparison.Ordinal) && !text.StartsWith("Version=", StringComparison.Ordinal));

        /// <summary>The form's fields, decoded, in the order of their names.</summary>
        internal IEnumerable<string> Fields => Body.Split('&').Select(Uri.UnescapeDataString).Order(StringComparer.Ordinal);
    }

    private sealed class Handler(FakeService service) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            service.requests.Add(new(
                request.RequestUri!,
                await request.Content!.ReadAsStringAsync(cancellationToken),
                string.Join(' ', request.Headers.GetValues("Authorization"))));
            var reply = service.replies.Count > 1 ? service.replies.Dequeue() : service.replies.Peek();
            return new HttpResponseMessage(reply.Status) { Content = new StringContent(reply.Body, Encoding.UTF8, reply.ContentType) };
        }
    }
}
