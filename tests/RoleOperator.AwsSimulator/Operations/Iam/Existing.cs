using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>
/// Finds what a call names. Reads answer from what the reader sees. Writes need the object to be seen, too, for the call may reach a replica that
/// does not have it yet; what they change is the newest state.
/// </summary>
internal static class Existing
{
    /// <summary>The role that a read sees.</summary>
    /// <exception cref="AwsErrorException">NoSuchEntity.</exception>
    public static Role SeenRole(Call call, string name) => call.World.See(call.Account.Roles, name, Reader.Get) ?? throw NoRole(call, name);

    /// <summary>The newest state of a role, which must be seen already.</summary>
    /// <exception cref="AwsErrorException">NoSuchEntity.</exception>
    public static Role Role(Call call)
    {
        var name = call.Text("RoleName");
        return SeenRole(call, name) is not null && call.Account.Roles.Find(name) is { } newest ? newest : throw NoRole(call, name);
    }

    /// <summary>The newest state of a role that may be changed: a service-linked one is AWS's own.</summary>
    /// <exception cref="AwsErrorException">NoSuchEntity or UnmodifiableEntity.</exception>
    public static Role ModifiableRole(Call call)
    {
        var role = Role(call);
        return role.LinkedService is null ? role : throw Protected(call, role);
    }

    /// <summary>What is said of an attempt to change a service-linked role.</summary>
    public static AwsErrorException Protected(Call call, Role role) =>
        call.Error("UnmodifiableEntity", $"Cannot perform the operation on the protected role '{role.Name}' - this role is only modifiable by AWS");

    /// <summary>The instance profile that a read sees.</summary>
    /// <exception cref="AwsErrorException">NoSuchEntity.</exception>
    public static InstanceProfile SeenProfile(Call call)
    {
        var name = call.Text("InstanceProfileName");
        return call.World.See(call.Account.Profiles, name, Reader.Get) ?? throw NoProfile(call, name);
    }

    /// <summary>The newest state of an instance profile, which must be seen already.</summary>
    /// <exception cref="AwsErrorException">NoSuchEntity.</exception>
    public static InstanceProfile Profile(Call call)
    {
        var name = call.Text("InstanceProfileName");
        return SeenProfile(call) is not null && call.Account.Profiles.Find(name) is { } newest ? newest : throw NoProfile(call, name);
    }

    /// <summary>An OpenID Connect provider that a read sees.</summary>
    /// <exception cref="AwsErrorException">NoSuchEntity, or InvalidInput for something that is no ARN of a provider.</exception>
    public static OidcProvider SeenOidcProvider(Call call)
    {
        var arn = ProviderArn(call, "OpenIDConnectProviderArn", "oidc-provider");
        return call.World.See(call.Account.OidcProviders, arn, Reader.Get) ?? throw NoOidcProvider(call, arn);
    }

    /// <summary>The newest state of an OpenID Connect provider, which must be seen already.</summary>
    public static OidcProvider OidcProvider(Call call) =>
        call.Account.OidcProviders.Find(SeenOidcProvider(call).Arn) ?? throw NoOidcProvider(call, call.Text("OpenIDConnectProviderArn"));

    /// <summary>A SAML provider that a read sees.</summary>
    /// <exception cref="AwsErrorException">NoSuchEntity, or InvalidInput for something that is no ARN of a provider.</exception>
    public static SamlProvider SeenSamlProvider(Call call)
    {
        var arn = ProviderArn(call, "SAMLProviderArn", "saml-provider");
        return call.World.See(call.Account.SamlProviders, arn, Reader.Get) ?? throw NoSamlProvider(call, arn);
    }

    /// <summary>The newest state of a SAML provider, which must be seen already.</summary>
    public static SamlProvider SamlProvider(Call call) =>
        call.Account.SamlProviders.Find(SeenSamlProvider(call).Arn) ?? throw NoSamlProvider(call, call.Text("SAMLProviderArn"));

    private static string ProviderArn(Call call, string member, string kind)
    {
        var arn = call.Text(member);
        return arn.Split(':') is ["arn", var partition, "iam", "", var account, ..] && partition == call.Account.Partition && account == call.Account.Id
            && arn.Split(':', 6)[5].StartsWith($"{kind}/", StringComparison.Ordinal)
            ? arn
            : throw call.Error("InvalidInput", $"Invalid ARN {arn}.");
    }

    private static AwsErrorException NoRole(Call call, string name) => call.Error("NoSuchEntity", $"The role with name {name} cannot be found.");

    private static AwsErrorException NoProfile(Call call, string name) => call.Error("NoSuchEntity", $"Instance Profile {name} cannot be found.");

    private static AwsErrorException NoOidcProvider(Call call, string arn) => call.Error("NoSuchEntity", $"OpenIDConnect Provider not found for arn {arn}");

    private static AwsErrorException NoSamlProvider(Call call, string arn) => call.Error("NoSuchEntity", $"Manifest not found for arn {arn}");
}
