using System.Net.Http.Headers;
using k8s.Exceptions;

namespace k8s.Authentication;

/// <summary>
/// A token in a file that somebody else renews. The file is read again after a minute: the kubelet renews a bound service account
/// token when 80 % of its life is over, so a token that is a minute old is still good.
/// </summary>
public class TokenFileAuth : ITokenProvider, IRenewableToken
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly string tokenFile;
    private readonly TimeProvider time;
    private volatile Cached? cached;

    public TokenFileAuth(string tokenFile)
        : this(tokenFile, TimeProvider.System)
    {
    }

    internal TokenFileAuth(string tokenFile, TimeProvider time)
    {
        this.tokenFile = tokenFile;
        this.time = time;
    }

    public async Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken)
    {
        var current = cached;
        if (current is null || time.GetElapsedTime(current.ReadAt) >= Lifetime)
            cached = current = await ReadAsync(cancellationToken);

        return current.Header;
    }

    void IRenewableToken.Refuse(string? token)
    {
        if (cached is { } current && current.Header.Parameter == token)
            cached = null;
    }

    private async Task<Cached> ReadAsync(CancellationToken cancellationToken)
    {
        string token;
        try
        {
            token = (await File.ReadAllTextAsync(tokenFile, cancellationToken)).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KubeConfigException($"The token file {tokenFile} cannot be read: {error.Message}", error);
        }

        return token.Length > 0
            ? new Cached(new AuthenticationHeaderValue("Bearer", token), time.GetTimestamp())
            : throw new KubeConfigException($"The token file {tokenFile} is empty.");
    }

    private sealed record Cached(AuthenticationHeaderValue Header, long ReadAt);
}
