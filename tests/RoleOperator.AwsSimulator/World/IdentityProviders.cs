namespace RoleOperator.AwsSimulator.World;

/// <summary>
/// The outside world of OpenID Connect: what AWS would fetch from an issuer. Tokens are verified against the keys published here; there is no
/// mode in which an unsigned token is taken.
/// </summary>
public sealed class IdentityProviders
{
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> unreachable = new(StringComparer.Ordinal);

    /// <summary>Publishes an issuer's keys, or replaces them.</summary>
    /// <param name="issuer">Its URL, as in the token's iss claim.</param>
    /// <param name="jsonWebKeySet">A JWKS document with RSA keys.</param>
    public void Publish(string issuer, string jsonWebKeySet) => keys[issuer] = jsonWebKeySet;

    /// <summary>Says whether AWS reaches an issuer at all.</summary>
    public void SetReachable(string issuer, bool reachable) => _ = reachable ? unreachable.Remove(issuer) : unreachable.Add(issuer);

    /// <summary>True unless the issuer was made unreachable.</summary>
    public bool IsReachable(string issuer) => !unreachable.Contains(issuer);

    /// <summary>An issuer's keys; null where it published none.</summary>
    public string? KeysOf(string issuer) => keys.GetValueOrDefault(issuer);
}
