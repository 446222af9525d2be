using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RoleOperator.AwsSimulator.Operations.Sts;

/// <summary>A JSON Web Token, signed with RS256 (RFC 7515, 7518, 7519).</summary>
public sealed class WebIdentityToken
{
    private readonly string signed;
    private readonly byte[] signature;
    private readonly JsonObject header;
    private readonly JsonObject claims;

    private WebIdentityToken(string signed, byte[] signature, JsonObject header, JsonObject claims) =>
        (this.signed, this.signature, this.header, this.claims) = (signed, signature, header, claims);

    /// <summary>Who issued it.</summary>
    public string? Issuer => Claim("iss");

    /// <summary>Who it is about.</summary>
    public string? Subject => Claim("sub");

    /// <summary>Whom it is for.</summary>
    public IReadOnlyList<string> Audiences => claims["aud"] switch
    {
        JsonArray several => [.. several.Select(Text).OfType<string>()],
        var one => Text(one) is { } text ? [text] : [],
    };

    /// <summary>The authorized party; IAM looks at it in the place of the audience, where it is there.</summary>
    public string? AuthorizedParty => Claim("azp");

    /// <summary>When it expires, in seconds since 1970.</summary>
    public long? Expires => claims["exp"] is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? (long)value.GetValue<double>() : null;

    /// <summary>Reads a token; null where the text is none.</summary>
    public static WebIdentityToken? Read(string text)
    {
        try
        {
            return text.Split('.') is [var header, var payload, var signature]
                && Json(header) is JsonObject head && Json(payload) is JsonObject claims
                ? new WebIdentityToken($"{header}.{payload}", Base64Url.DecodeFromChars(signature), head, claims)
                : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The keys of a set that may have signed it: those of its kid, or all where it names none.</summary>
    /// <param name="jsonWebKeySet">The issuer's keys.</param>
    public IReadOnlyList<JsonObject> KeysFrom(string jsonWebKeySet) =>
    [
        .. (JsonNode.Parse(jsonWebKeySet)?["keys"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Where(key => header["kid"] is null || Text(key["kid"]) == Text(header["kid"])),
    ];

    /// <summary>True where one of the keys made the signature.</summary>
    public bool IsSignedBy(IReadOnlyList<JsonObject> keys) => Text(header["alg"]) == "RS256" && keys.Any(Verifies);

    private bool Verifies(JsonObject key)
    {
        if (Text(key["n"]) is not { } modulus || Text(key["e"]) is not { } exponent)
            return false;
        using var rsa = RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars(modulus), Exponent = Base64Url.DecodeFromChars(exponent) });
        return rsa.VerifyData(Encoding.ASCII.GetBytes(signed), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private string? Claim(string name) => Text(claims[name]);

    private static JsonNode? Json(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part));

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
