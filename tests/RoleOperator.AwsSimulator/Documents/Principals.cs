using System.Text.RegularExpressions;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Documents;

/// <summary>
/// Who may be named in a trust policy. Accounts, roles and users must exist, in the partition of the policy; services and federations are only
/// held against their form.
/// </summary>
internal static partial class Principals
{
    /// <summary>A principal as it is kept.</summary>
    /// <param name="Value">As it is shown.</param>
    /// <param name="Id">The unique id that is meant, where it is a role or a user.</param>
    public readonly record struct Kept(string Value, string? Id = null);

    /// <summary>Finds out whom a value means.</summary>
    /// <param name="world">The world; roles and users are looked for as the principal check sees them.</param>
    /// <param name="partition">The partition of the policy.</param>
    /// <param name="type">AWS, Service, Federated or CanonicalUser.</param>
    /// <param name="value">As it was written.</param>
    /// <exception cref="AwsErrorException">MalformedPolicyDocument: there is no such principal.</exception>
    public static Kept Resolve(AwsWorld world, string partition, string type, string value) => type switch
    {
        "AWS" => OfAws(world, partition, value) ?? throw Invalid("AWS", value),
        "Service" => ServicePattern().IsMatch(value) ? new Kept(value) : throw Invalid("SERVICE", value),
        "Federated" => FederatedPattern().IsMatch(value)
            ? new Kept(value)
            : throw PolicyRules.Malformed("Federated principals must be valid domain names or SAML metadata ARNs"),
        "CanonicalUser" => CanonicalPattern().IsMatch(value) ? new Kept(value) : throw Invalid("CANONICALUSER", value),
        _ => throw PolicyRules.Malformed(PolicyRules.Syntax),
    };

    /// <summary>The unique id of the role or user of an ARN, as writers know it now; null where there is none.</summary>
    public static string? IdNow(AwsWorld world, string arn) =>
        ArnPattern().Match(arn) is { Success: true } match && world.FindAccount(match.Groups["account"].Value) is { } account
            ? Id(match, account.Roles.Find, account.Users.Find)
            : null;

    private static Kept? OfAws(AwsWorld world, string partition, string value)
    {
        if (value == "*")
            return new Kept(value);
        if (AccountPattern().IsMatch(value))
            return world.FindAccount(value) is { } named && named.Partition == partition ? new Kept($"arn:{partition}:iam::{value}:root") : null;
        if (IdPattern().IsMatch(value))
            return ArnOf(world, partition, value) is { } arn ? new Kept(arn, value) : null;
        if (ArnPattern().Match(value) is not { Success: true } match || match.Groups["partition"].Value != partition
            || world.FindAccount(match.Groups["account"].Value) is not { } account || account.Partition != partition)
            return null;
        return match.Groups["kind"].Value switch
        {
            "root" or "federated-user" => new Kept(value),
            "assumed-role" =>
                world.See(account.Roles, match.Groups["name"].Value, Reader.PrincipalCheck)?.Name == match.Groups["name"].Value ? new Kept(value) : null,
            _ => Id(
                match,
                name => world.See(account.Roles, name, Reader.PrincipalCheck),
                name => world.See(account.Users, name, Reader.PrincipalCheck)) is { } id ? new Kept(value, id) : null,
        };
    }

    // Paths and names of principals are sensitive to case, although names are unique without regard to it.
    private static string? Id(Match arn, Func<string, Role?> role, Func<string, Identity?> user)
    {
        var (path, name) = (arn.Groups["path"].Value, arn.Groups["name"].Value);
        return arn.Groups["kind"].Value switch
        {
            "role" => role(name) is { } found && (found.Path, found.Name) == (path, name) ? found.Id : null,
            "user" => user(name) is { } found && (found.Path, found.Name) == (path, name) ? found.Id : null,
            _ => null,
        };
    }

    private static string? ArnOf(AwsWorld world, string partition, string id)
    {
        foreach (var account in world.Accounts.Where(account => account.Partition == partition))
        {
            if (world.SeeAll(account.Roles, Reader.PrincipalCheck).FirstOrDefault(role => role.Id == id) is { } role)
                return account.Arn("role", role.Path, role.Name);
            if (world.SeeAll(account.Users, Reader.PrincipalCheck).FirstOrDefault(user => user.Id == id) is { } user)
                return account.Arn("user", user.Path, user.Name);
        }

        return null;
    }

    private static AwsErrorException Invalid(string type, string value) =>
        PolicyRules.Malformed($"Invalid principal in policy: \"{type}\":\"{value}\"");

    [GeneratedRegex(@"\A[0-9]{12}\z")]
    private static partial Regex AccountPattern();

    [GeneratedRegex(@"\A(AROA|AIDA)[A-Z0-9]{16,}\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(
        @"\Aarn:(?<partition>[a-z0-9-]+):(iam::(?<account>[0-9]{12}):((?<kind>root)|(?<kind>role|user)(?<path>/([!-~]+/)?)(?<name>[A-Za-z0-9_+=,.@-]+))"
        + @"|sts::(?<account>[0-9]{12}):((?<kind>assumed-role)/(?<name>[A-Za-z0-9_+=,.@-]+)/[A-Za-z0-9_+=,.@-]+"
        + @"|(?<kind>federated-user)/[A-Za-z0-9_+=,.@-]+))\z")]
    private static partial Regex ArnPattern();

    [GeneratedRegex(@"\A[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|amazon\.com|aws\.internal|aws\.dev)\z")]
    private static partial Regex ServicePattern();

    [GeneratedRegex(@"\A(arn:[a-z0-9-]+:iam::[0-9]{12}:(oidc|saml)-provider/.+|[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)\z")]
    private static partial Regex FederatedPattern();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex CanonicalPattern();
}
