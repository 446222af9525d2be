using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace RoleOperator.AwsSimulator.Tests.Sts;

public sealed class WebIdentityTests : IAsyncLifetime
{
    private const string Issuer = "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE", Host = "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE";
    private const string Subject = "system:serviceaccount:shop:orders";
    private const string RoleArn = "arn:aws:iam::123456789012:role/irsa", ProviderArn = $"arn:aws:iam::123456789012:oidc-provider/{Host}";

    private static readonly RSA Key = RSA.Create(2048), Stranger = RSA.Create(2048);

    private SimulatedAws aws = null!;

    public async Task InitializeAsync()
    {
        aws = await SimulatedAws.StartAsync();
        await aws.Iam.CreateOpenIDConnectProviderAsync(
            new CreateOpenIDConnectProviderRequest { Url = Issuer, ClientIDList = ["sts.amazonaws.com"], ThumbprintList = [new string('a', 40)] });
        aws.World.IdentityProviders.Publish(Issuer, KeySet(Key));
        Seeds.AddRole(
            aws.World,
            "irsa",
            $$$"""
            {"Effect":"Allow","Principal":{"Federated":"{{{ProviderArn}}}"},"Action":"sts:AssumeRoleWithWebIdentity",
             "Condition":{"StringEquals":{"{{{Host}}}:aud":"sts.amazonaws.com","{{{Host}}}:sub":"{{{Subject}}}" } } }
            """,
            """{"Effect":"Allow","Action":"iam:GetRole","Resource":"*"}""");
    }

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Fact]
    public async Task Token_OfTheTrustedSubject_GivesASessionThatSigns()
    {
        using var anonymous = aws.StsAs(new AnonymousAWSCredentials());

        var assumed = await anonymous.AssumeRoleWithWebIdentityAsync(Request(Token()));
        using var iam = aws.IamAs(assumed.Credentials);

        Assert.Equal(
            ("arn:aws:sts::123456789012:assumed-role/irsa/pod", Subject, "sts.amazonaws.com", ProviderArn),
            (assumed.AssumedRoleUser.Arn, assumed.SubjectFromWebIdentityToken, assumed.Audience, assumed.Provider));
        Assert.Equal("irsa", (await iam.GetRoleAsync(new GetRoleRequest { RoleName = "irsa" })).Role.RoleName);
    }

    public static TheoryData<string, string, int, string> Refusals => new()
    {
        { "no token", "InvalidIdentityToken", 400, "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)" },
        { "expired", "ExpiredTokenException", 400, "Token expired: current date/time " },
        { "no subject", "InvalidIdentityToken", 400, "Missing a required claim: sub" },
        { "another subject", "AccessDenied", 403, "Not authorized to perform sts:AssumeRoleWithWebIdentity" },
        { "another audience", "InvalidIdentityToken", 400, "Incorrect token audience" },
        { "another issuer", "InvalidIdentityToken", 400, "No OpenIDConnect provider found in your account for https://example.com" },
        { "another key", "InvalidIdentityToken", 400, "The ID Token provided is not signed by a key of its issuer" },
        { "no algorithm", "InvalidIdentityToken", 400, "The ID Token provided is not signed by a key of its issuer" },
        { "no keys", "InvalidIdentityToken", 400, "Couldn't retrieve verification key from your identity provider" },
        { "unreachable", "IDPCommunicationError", 400, "Error communicating with the identity provider" },
        { "no role", "AccessDenied", 403, "Not authorized to perform sts:AssumeRoleWithWebIdentity" },
        { "malformed policy", "MalformedPolicyDocument", 400, "" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Token_ThatDoesNotFit_IsRefused(string what, string code, int status, string message)
    {
        using var anonymous = aws.StsAs(new AnonymousAWSCredentials());
        var request = Request(what switch
        {
            "no token" => "not.a.token",
            "expired" => Token(age: TimeSpan.FromHours(2)),
            "no subject" => Token(subject: null),
            "another subject" => Token(subject: "system:serviceaccount:shop:other"),
            "another audience" => Token(audience: "kubernetes"),
            "another issuer" => Token(issuer: "https://example.com"),
            "another key" => Token(signer: Stranger),
            "no algorithm" => Token(algorithm: "none"),
            _ => Token(),
        });
        if (what == "no keys")
            aws.World.IdentityProviders.Publish(Issuer, """{"keys":[]}""");
        if (what == "unreachable")
            aws.World.IdentityProviders.SetReachable(Issuer, false);
        if (what == "no role")
            request.RoleArn = "arn:aws:iam::123456789012:role/none";
        if (what == "malformed policy")
            request.Policy = "{}";

        var refused = await Assert.ThrowsAnyAsync<AmazonSecurityTokenServiceException>(() => anonymous.AssumeRoleWithWebIdentityAsync(request));

        Assert.Equal((code, status), (refused.ErrorCode, (int)refused.StatusCode));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_InSimulatedTime_Expires()
    {
        using var anonymous = aws.StsAs(new AnonymousAWSCredentials());
        var token = Token();

        aws.World.Time.Advance(TimeSpan.FromHours(2));

        await Assert.ThrowsAsync<ExpiredTokenException>(() => anonymous.AssumeRoleWithWebIdentityAsync(Request(token)));
    }

    private static AssumeRoleWithWebIdentityRequest Request(string token) => new() { RoleArn = RoleArn, RoleSessionName = "pod", WebIdentityToken = token };

    private string Token(
        string? subject = Subject,
        string audience = "sts.amazonaws.com",
        string issuer = Issuer,
        string algorithm = "RS256",
        RSA? signer = null,
        TimeSpan age = default)
    {
        var expires = aws.World.Time.GetUtcNow() - age + TimeSpan.FromHours(1);
        var header = new JsonObject { ["alg"] = algorithm, ["kid"] = "one" };
        var claims = new JsonObject { ["iss"] = issuer, ["aud"] = new JsonArray(audience), ["exp"] = expires.ToUnixTimeSeconds() };
        if (subject is not null)
            claims["sub"] = subject;
        var signed = $"{Encode(header)}.{Encode(claims)}";
        var signature = (signer ?? Key).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static string KeySet(RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var (modulus, exponent) = (Base64Url.EncodeToString(parameters.Modulus), Base64Url.EncodeToString(parameters.Exponent));
        return $$"""{"keys":[{"kty":"RSA","kid":"one","n":"{{modulus}}","e":"{{exponent}}"}]}""";
    }
}
