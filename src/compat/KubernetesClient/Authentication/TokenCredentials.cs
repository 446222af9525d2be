namespace k8s.Authentication;

/// <summary>Bearer authentication.</summary>
public class TokenCredentials : ServiceClientCredentials
{
    public TokenCredentials(string token)
        : this(token, "Bearer")
    {
    }

    public TokenCredentials(string token, string tokenType)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        ArgumentException.ThrowIfNullOrEmpty(tokenType);
        TokenProvider = new StringTokenProvider(token, tokenType);
    }

    public TokenCredentials(ITokenProvider tokenProvider) =>
        TokenProvider = tokenProvider ?? throw new ArgumentNullException(nameof(tokenProvider));

    protected ITokenProvider TokenProvider { get; private set; }

    internal IRenewableToken? Renewable => TokenProvider as IRenewableToken;

    public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.Authorization = await TokenProvider.GetAuthenticationHeaderAsync(cancellationToken);
    }
}
