using Amazon.Runtime.Endpoints;

namespace QueryProtocol;

/// <summary>An endpoint whose requests are signed for a region that is not the caller's: IAM has one for a whole partition.</summary>
internal static class Sigv4Endpoint
{
    internal static Endpoint Create(string url, string signingRegion) =>
        new(url, $$"""{"authSchemes":[{"name":"sigv4","signingRegion":"{{signingRegion}}"}]}""", "");
}
