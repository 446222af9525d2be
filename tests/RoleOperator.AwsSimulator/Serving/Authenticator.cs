using System.Security.Cryptography;
using System.Text;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Serving;

/// <summary>Who signed a request.</summary>
/// <param name="Credential">The key.</param>
/// <param name="Region">The region of the credential scope.</param>
/// <param name="Service">The service of the credential scope.</param>
public sealed record Signer(Credential Credential, string Region, string Service)
{
    /// <summary>Nobody: of what is simulated, only AssumeRoleWithWebIdentity and AssumeRoleWithSAML may come unsigned.</summary>
    public static Signer Nobody { get; } = new(new Credential("", "", null, null, Caller.Anonymous), "us-east-1", "sts");
}

/// <summary>
/// Finds out who signed a request, and refuses what AWS would refuse. IAM and STS say what is wrong; EC2 answers AuthFailure to nearly all.
/// Signatures are held against real time, since callers sign by it; sessions end in simulated time.
/// </summary>
public static class Authenticator
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);
    private static readonly HashSet<string> Unsigned = ["sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML"];

    /// <summary>Verifies the signature of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="operation">What it asks for.</param>
    /// <param name="world">The world that knows the keys.</param>
    /// <param name="now">AWS's clock as far as signatures go.</param>
    /// <exception cref="AwsErrorException">The signature is missing, incomplete, wrong, too old or too new, or its key is unknown or expired.</exception>
    public static Signer Authenticate(WireRequest request, Operation operation, AwsWorld world, DateTimeOffset now)
    {
        if (request.Form.ContainsKey("X-Amz-Signature") || request.Form.ContainsKey("X-Amz-Algorithm"))
            throw new AwsErrorException("NotImplemented", "The simulator does not have requests that are signed in the query string.", 501);
        if (!request.Headers.TryGetValue("Authorization", out var text) || text.Length == 0)
            return Unsigned.Contains(operation.Action)
                ? Signer.Nobody
                : throw new AwsErrorException("MissingAuthenticationToken", "Request is missing Authentication Token", 403);

        var header = SignatureHeader.Read(text);
        var refusal = operation.Service.IsEc2 ? Refusal.OfEc2 : Refusal.OfOthers;
        var date = request.Headers.GetValueOrDefault("X-Amz-Date") ?? request.Headers.GetValueOrDefault("Date");
        if (SignatureVersion4.ReadDate(date) is not { } signedAt)
            throw new AwsErrorException(
                "IncompleteSignature", $"Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization={text}", 400);
        if (world.Keyring.Find(header.AccessKeyId) is not { } credential)
            throw refusal.UnknownKey();

        var account = world.FindAccount(credential.Caller.AccountId)!;
        CheckScope(header, signedAt, operation.Service, account, refusal);
        CheckDate(signedAt, now, refusal);
        if (!header.SignedHeaders.Contains("host", StringComparer.Ordinal))
            throw refusal.Mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        if (!Same(SignatureVersion4.Sign(request, header, signedAt, credential.Secret), header.Signature))
            throw refusal.Mismatch(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. " +
                "Consult the service documentation for details.");
        if (request.Headers.GetValueOrDefault("X-Amz-Security-Token") != credential.Token)
            throw refusal.UnknownKey();
        if (credential.Expires <= world.Time.GetUtcNow())
            throw refusal.ExpiredSession();
        return MayCall(operation.Service, credential.Caller, header.Region, account)
            ? new Signer(credential, header.Region, header.Service)
            : throw refusal.UnknownKey();
    }

    private static void CheckScope(SignatureHeader header, DateTimeOffset signedAt, ServiceModel service, Account account, Refusal refusal)
    {
        if (header.Service != service.Name)
            throw refusal.Mismatch($"Credential should be scoped to correct service: '{service.Name}'. ");
        if (Regions.PartitionOf(header.Region) is not { } partition || (service.Name == "iam" && header.Region != Regions.OfIam(partition)))
            throw refusal.Mismatch($"Credential should be scoped to a valid region, not '{header.Region}'. ");
        // Each partition has keys of its own.
        if (partition != account.Partition)
            throw refusal.UnknownKey();
        var date = SignatureVersion4.WriteDate(signedAt);
        if (header.Date != date[..8])
            throw refusal.Mismatch(
                $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{header.Date}' != '{date[..8]}', from '{date}'.");
    }

    private static void CheckDate(DateTimeOffset signedAt, DateTimeOffset now, Refusal refusal)
    {
        var (signed, clock) = (SignatureVersion4.WriteDate(signedAt), SignatureVersion4.WriteDate(now));
        if (signedAt < now - Tolerance)
            throw refusal.Untimely($"Signature expired: {signed} is now earlier than {SignatureVersion4.WriteDate(now - Tolerance)} ({clock} - 15 min.)");
        if (signedAt > now + Tolerance)
            throw refusal.Untimely(
                $"Signature not yet current: {signed} is still later than {SignatureVersion4.WriteDate(now + Tolerance)} ({clock} + 15 min.)");
    }

    // The keys of an account are unknown in a region that it has not enabled; those of GetSessionToken are unknown to IAM, as there was no MFA.
    private static bool MayCall(ServiceModel service, Caller caller, string region, Account account) =>
        (!Regions.MustBeEnabled(region) || account.EnabledRegions.Contains(region)) && !(service.Name == "iam" && caller.IsUserSession);

    private static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));

    /// <summary>How a service words its refusals.</summary>
    private sealed record Refusal(
        Func<string, AwsErrorException> Mismatch,
        Func<string, AwsErrorException> Untimely,
        Func<AwsErrorException> UnknownKey,
        Func<AwsErrorException> ExpiredSession)
    {
        public static Refusal OfOthers { get; } = new(
            message => new AwsErrorException("SignatureDoesNotMatch", message, 403),
            message => new AwsErrorException("SignatureDoesNotMatch", message, 403),
            () => new AwsErrorException("InvalidClientTokenId", "The security token included in the request is invalid.", 403),
            () => new AwsErrorException("ExpiredToken", "The security token included in the request is expired", 403));

        public static Refusal OfEc2 { get; } = new(
            _ => AuthFailure(),
            _ => new AwsErrorException("RequestExpired", "Request has expired.", 400),
            AuthFailure,
            () => new AwsErrorException("RequestExpired", "Request has expired.", 400));

        private static AwsErrorException AuthFailure() => new("AuthFailure", "AWS was not able to validate the provided access credentials", 401);
    }
}
