using RoleOperator.AwsSimulator.Operations;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Authorization;

/// <summary>
/// What each IAM operation is about: one table. Sources: Service Authorization Reference for IAM; the wording of denials from messages that people
/// quote in public issues.
/// </summary>
public static class IamTargets
{
    private static readonly Dictionary<string, Func<Call, Target>> Table = new (Func<Call, Target> Target, string Operations)[]
    {
        (NewRole, "CreateRole"),
        (Role, "GetRole UpdateRole UpdateRoleDescription UpdateAssumeRolePolicy DeleteRole"),
        (Role, "PutRolePolicy GetRolePolicy ListRolePolicies DeleteRolePolicy AttachRolePolicy DetachRolePolicy ListAttachedRolePolicies"),
        (Role, "PutRolePermissionsBoundary DeleteRolePermissionsBoundary TagRole UntagRole ListRoleTags ListInstanceProfilesForRole DeleteServiceLinkedRole"),
        (LinkedRole, "CreateServiceLinkedRole"),
        (call => Plain($"{Prefix(call, "role")}/aws-service-role/*"), "GetServiceLinkedRoleDeletionStatus"),
        (call => Plain(Prefix(call, "role") + Path(call, "PathPrefix")), "ListRoles"),
        (NewPolicy, "CreatePolicy"),
        (Policy, "GetPolicy DeletePolicy CreatePolicyVersion GetPolicyVersion ListPolicyVersions SetDefaultPolicyVersion DeletePolicyVersion"),
        (Policy, "ListEntitiesForPolicy TagPolicy UntagPolicy ListPolicyTags"),
        (call => new($"{Prefix(call, "policy")}{Path(call, "PathPrefix")}", $"policy path {Path(call, "PathPrefix")}", []), "ListPolicies"),
        (NewProfile, "CreateInstanceProfile"),
        (Profile, "GetInstanceProfile AddRoleToInstanceProfile RemoveRoleFromInstanceProfile DeleteInstanceProfile"),
        (Profile, "TagInstanceProfile UntagInstanceProfile ListInstanceProfileTags"),
        (call => Plain(Prefix(call, "instance-profile") + Path(call, "PathPrefix")), "ListInstanceProfiles"),
        (call => Plain($"{Prefix(call, "oidc-provider")}/{WithoutScheme(call.Text("Url"))}"), "CreateOpenIDConnectProvider"),
        (Oidc, "GetOpenIDConnectProvider DeleteOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint AddClientIDToOpenIDConnectProvider"),
        (Oidc, "RemoveClientIDFromOpenIDConnectProvider TagOpenIDConnectProvider UntagOpenIDConnectProvider ListOpenIDConnectProviderTags"),
        (call => Plain($"{Prefix(call, "saml-provider")}/{call.Text("Name")}"), "CreateSAMLProvider"),
        (Saml, "GetSAMLProvider UpdateSAMLProvider DeleteSAMLProvider TagSAMLProvider UntagSAMLProvider ListSAMLProviderTags"),
        (call => Plain(call.Text("PolicySourceArn")), "SimulatePrincipalPolicy"),
        (_ => Target.Any, "GetAccountSummary GetAccountAuthorizationDetails SimulateCustomPolicy ListOpenIDConnectProviders ListSAMLProviders"),
    }
        .SelectMany(row => row.Operations.Split(' ').Select(operation => (operation, row.Target)))
        .ToDictionary(row => row.operation, row => row.Target, StringComparer.Ordinal);

    /// <summary>The names of the operations in the table.</summary>
    public static IReadOnlyCollection<string> Operations => Table.Keys;

    /// <summary>What a call is about.</summary>
    public static Target Of(Call call) => Table[call.Operation.Name](call);

    /// <summary>A role of the caller's account by its name, there or not.</summary>
    public static Target RoleNamed(Call call, string name) => call.Account.Roles.Find(name) is { } role
        ? new(call.Account.Arn("role", role.Path, role.Name), $"role {name}", Seen(call, call.Account.Roles, name)?.Tags ?? [])
        : new(call.Account.Arn("role", "/", name), $"role {name}", []);

    private static Target Role(Call call) => RoleNamed(call, call.Text("RoleName"));

    private static Target NewRole(Call call) => Plain(call.Account.Arn("role", Path(call, "Path"), call.Text("RoleName")));

    // The name is the service's choice, so the ARN ends where the service's path does.
    private static Target LinkedRole(Call call) => Plain(call.Account.Arn("role", $"/aws-service-role/{call.Text("AWSServiceName")}/", "*"));

    private static Target NewPolicy(Call call) => Plain(call.Account.Arn("policy", Path(call, "Path"), call.Text("PolicyName")));

    private static Target Policy(Call call)
    {
        var arn = call.Text("PolicyArn");
        var name = arn[(arn.LastIndexOf('/') + 1)..];
        return new(arn, $"policy {arn}", call.Account.Policies.Find(name) is null ? [] : Seen(call, call.Account.Policies, name)?.Tags ?? []);
    }

    private static Target NewProfile(Call call) => Plain(call.Account.Arn("instance-profile", Path(call, "Path"), call.Text("InstanceProfileName")));

    private static Target Profile(Call call)
    {
        var name = call.Text("InstanceProfileName");
        return call.Account.Profiles.Find(name) is { } profile
            ? new(
                call.Account.Arn("instance-profile", profile.Path, profile.Name), $"instance profile {name}",
                Seen(call, call.Account.Profiles, name)?.Tags ?? [])
            : new(call.Account.Arn("instance-profile", "/", name), $"instance profile {name}", []);
    }

    // What is gone has neither path nor tags at once; what is there may show tags of a while ago.
    private static T? Seen<T>(Call call, Replicated<T> objects, string name)
        where T : class => call.World.See(objects, name, Reader.Authorization);

    private static Target Oidc(Call call)
    {
        var arn = call.Text("OpenIDConnectProviderArn");
        return new(arn, arn, call.Account.OidcProviders.Find(arn)?.Tags ?? []);
    }

    private static Target Saml(Call call)
    {
        var arn = call.Text("SAMLProviderArn");
        return new(arn, arn, call.Account.SamlProviders.Find(arn)?.Tags ?? []);
    }

    private static Target Plain(string arn) => new(arn, arn, []);

    private static string Prefix(Call call, string type) => call.Account.Arn(type, "", "");

    private static string Path(Call call, string name) => call.OptionalText(name) ?? "/";

    private static string WithoutScheme(string url) => url.Replace("https://", "", StringComparison.OrdinalIgnoreCase);
}
