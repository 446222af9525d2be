using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace RoleOperator.AwsSimulator.Tests.Clients;

/// <summary>An issuer of web identity tokens, as an EKS cluster is one.</summary>
/// <param name="url">Its URL.</param>
public sealed class TokenIssuer(string url) : IDisposable
{
    private readonly RSA key = RSA.Create(2048);

    public string Url => url;

    /// <summary>The JSON Web Key Set that it publishes.</summary>
    public string Keys
    {
        get
        {
            var parameters = key.ExportParameters(false);
            var published = new JsonObject
            {
                ["kty"] = "RSA",
                ["alg"] = "RS256",
                ["use"] = "sig",
                ["kid"] = "1",
                ["n"] = Base64Url.EncodeToString(parameters.Modulus),
                ["e"] = Base64Url.EncodeToString(parameters.Exponent),
            };
            return new JsonObject { ["keys"] = new JsonArray(published) }.ToJsonString();
        }
    }

    public string Sign(string subject, string audience, DateTimeOffset expires)
    {
        var header = new JsonObject { ["alg"] = "RS256", ["kid"] = "1", ["typ"] = "JWT" };
        var claims = new JsonObject { ["iss"] = url, ["sub"] = subject, ["aud"] = new JsonArray(audience), ["exp"] = expires.ToUnixTimeSeconds() };
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public void Dispose() => key.Dispose();

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
