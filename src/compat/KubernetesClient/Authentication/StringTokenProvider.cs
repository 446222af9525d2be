using System.Net.Http.Headers;

namespace k8s.Authentication;

/// <summary>A token that never changes.</summary>
public sealed class StringTokenProvider(string accessToken, string tokenType) : ITokenProvider
{
    private readonly AuthenticationHeaderValue header = new(tokenType, accessToken);

    public string TokenType => header.Scheme;

    public Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken) => Task.FromResult(header);
}
