using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Authorization;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Sts;

/// <summary>
/// AssumeRoleWithWebIdentity: unsigned; the token speaks for the caller. The token is judged first, then the role's account must know its issuer,
/// then the role's trust decides.
/// </summary>
public static class AssumeRoleWithWebIdentity
{
    /// <summary>Answers the call.</summary>
    public static JsonObject Handle(Call call)
    {
        var token = WebIdentityToken.Read(call.Text("WebIdentityToken")) ?? throw Invalid(
            call, "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
        var issuer = Required(call, token.Issuer, "iss");
        var subject = Required(call, token.Subject, "sub");
        if (token.Audiences.Count == 0)
            throw Invalid(call, "Missing a required claim: aud");
        if (token.Expires is not { } expires)
            throw Invalid(call, "Missing a required claim: exp");
        if (expires <= call.Now.ToUnixTimeSeconds())
            throw call.Error(
                "ExpiredTokenException",
                $"Token expired: current date/time {call.Now.ToUnixTimeSeconds()} must be before the expiration date/time {expires}");

        var found = AssumableRole.Find(call) ?? throw NotAuthorized();
        var provider = Provider(call, found.Account, issuer);
        Verify(call, token, issuer);
        var audience = token.AuthorizedParty ?? token.Audiences.FirstOrDefault(provider.ClientIds.Contains) ?? token.Audiences[0];
        if (!provider.ClientIds.Contains(audience))
            throw Invalid(call, "Incorrect token audience");

        var keys = ClaimKeys(issuer, audience, subject);
        var context = RequestContext.Of(call).With(keys);
        context.Add("sts:RoleSessionName", call.Text("RoleSessionName"));
        if (Trust.ToProvider(found.Role, "sts:AssumeRoleWithWebIdentity", provider.Arn, context) != TrustGrant.ToCaller)
            throw NotAuthorized();

        var seconds = found.Duration(call, chained: false);
        var policies = SessionPolicies.Read(call, found.Account);
        var session = Sessions.Of(found.Account, found.Role, call.Text("RoleSessionName")) with
        {
            SessionPolicies = policies.Documents,
            FederatedKeys = keys
                .Append(new("aws:FederatedProvider", [provider.Arn]))
                .ToDictionary(key => key.Key, key => key.Value[0], StringComparer.OrdinalIgnoreCase),
        };
        return new JsonObject
        {
            ["Credentials"] = Sessions.Issue(call, session, seconds),
            ["AssumedRoleUser"] = Sessions.Describe(session),
            ["SubjectFromWebIdentityToken"] = subject,
            ["Audience"] = audience,
            ["Provider"] = provider.Arn,
            ["PackedPolicySize"] = policies.PackedSize,
        };
    }

    private static OidcProvider Provider(Call call, Account account, string issuer)
    {
        var arn = account.Arn("oidc-provider", "/", Host(issuer));
        return call.World.See(account.OidcProviders, arn, Reader.Sts)
            ?? throw Invalid(call, $"No OpenIDConnect provider found in your account for {issuer}");
    }

    private static void Verify(Call call, WebIdentityToken token, string issuer)
    {
        if (!call.World.IdentityProviders.IsReachable(issuer))
            throw call.Error("IDPCommunicationError", $"Error communicating with the identity provider {issuer}");
        if (call.World.IdentityProviders.KeysOf(issuer) is not { } set || token.KeysFrom(set) is not { Count: > 0 } keys)
            throw Invalid(
                call,
                "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements");
        if (!token.IsSignedBy(keys))
            throw Invalid(call, "The ID Token provided is not signed by a key of its issuer");
    }

    // The key prefix is the issuer without its scheme, path included.
    private static ConditionContext ClaimKeys(string issuer, string audience, string subject) => new()
    {
        { $"{Host(issuer)}:aud", audience },
        { $"{Host(issuer)}:sub", subject },
    };

    private static string Host(string issuer) => issuer.Replace("https://", "", StringComparison.OrdinalIgnoreCase).TrimEnd('/');

    private static string Required(Call call, string? claim, string name) => claim ?? throw Invalid(call, $"Missing a required claim: {name}");

    private static AwsErrorException Invalid(Call call, string message) => call.Error("InvalidIdentityToken", message);

    private static AwsErrorException NotAuthorized() => new("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", 403);
}
