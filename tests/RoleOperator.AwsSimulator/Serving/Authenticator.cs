using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Serving;

/// <summary>Who signed a request.</summary>
/// <param name="Credential">The key.</param>
/// <param name="Region">The region of the credential scope.</param>
/// <param name="Service">The service of the credential scope.</param>
public sealed record Signer(Credential Credential, string Region, string Service);

/// <summary>Finds out who signed a request, and refuses what AWS would refuse.</summary>
public static class Authenticator
{
    /// <summary>Reads the Authorization header.</summary>
    /// <exception cref="AwsErrorException">The signature is missing, or the key is unknown.</exception>
    public static Signer Authenticate(WireRequest request, AwsWorld world)
    {
        var header = request.Headers.GetValueOrDefault("Authorization")
            ?? throw new AwsErrorException("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
        var scope = header.Split("Credential=", 2)[^1].Split(',')[0].Split('/');
        return scope.Length == 5 && world.Keyring.Find(scope[0]) is { } credential
            ? new Signer(credential, scope[2], scope[3])
            : throw new AwsErrorException("InvalidClientTokenId", "The security token included in the request is invalid.", 403);
    }
}
