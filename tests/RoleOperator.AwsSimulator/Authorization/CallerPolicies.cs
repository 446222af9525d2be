using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Authorization;

/// <summary>The policies that a caller acts under, as STS sees them: what was just written may not count yet.</summary>
public static class CallerPolicies
{
    private static readonly NamedPolicy Everything = new(
        "everything", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");

    /// <summary>The layers of a caller.</summary>
    public static PolicyLayers Of(AwsWorld world, Caller caller)
    {
        var account = world.FindAccount(caller.AccountId)!;
        var layers = caller switch
        {
            { RoleName: { } name } => OfRole(world, account, name, caller),
            { UserName: { } name } => OfUser(world, account, name, caller),
            _ => new PolicyLayers { Identity = [Everything] },
        };
        return layers with
        {
            Session = caller.SessionPolicies is { } session ? [.. session.Select(document => new NamedPolicy("session", document))] : null,
            ServiceControl = [.. account.ServiceControlPolicies.Select(document => new NamedPolicy("service control policy", document))],
        };
    }

    /// <summary>
    /// The layers once the caller was granted a thing by name, by a policy of that thing in the same account: what denies still counts, but nothing
    /// need allow; only a session of a role stays within its boundary and its session policies. Source: IAM user guide, "Permissions boundaries for
    /// IAM entities".
    /// </summary>
    public static PolicyLayers WithGrant(PolicyLayers layers, Caller caller) => caller.RoleName is not null
        ? layers with { Identity = [.. layers.Identity, Everything] }
        : layers with
        {
            Identity = [.. layers.Identity, .. layers.Boundary is { } boundary ? [boundary] : Array.Empty<NamedPolicy>(), Everything],
            Boundary = null,
        };

    /// <summary>The document in force of a managed policy, the account's own or AWS's; null where there is none.</summary>
    public static string? Document(AwsWorld world, Account account, string arn)
    {
        var name = arn[(arn.LastIndexOf('/') + 1)..];
        var policy = world.See(account.Policies, name, Reader.Sts) is { } own && account.Arn("policy", own.Path, own.Name) == arn
            ? own
            : AwsManagedPolicies.Find(account.Partition, arn);
        return policy?.Versions.Find(version => version.Number == policy.Default)?.Document;
    }

    // A role or user that is gone, or is another of the same name by now, allows nothing.
    private static PolicyLayers OfRole(AwsWorld world, Account account, string name, Caller caller) =>
        world.See(account.Roles, name, Reader.Sts) is { } role && role.Id == caller.PrincipalId
            ? Layers(world, account, role.Inline, role.Attached, role.Boundary)
            : new PolicyLayers { Identity = [] };

    private static PolicyLayers OfUser(AwsWorld world, Account account, string name, Caller caller) =>
        world.See(account.Users, name, Reader.Sts) is { } user && user.Id == caller.PrincipalId
            ? Layers(world, account, user.Inline, user.Attached, user.Boundary)
            : new PolicyLayers { Identity = [] };

    private static PolicyLayers Layers(
        AwsWorld world, Account account, IReadOnlyDictionary<string, string> inline, IEnumerable<string> attached, string? boundary) => new()
        {
            Identity =
            [
                .. inline.Select(entry => new NamedPolicy(entry.Key, entry.Value)),
                .. attached.Select(arn => Named(world, account, arn)).OfType<NamedPolicy>(),
            ],
            // A boundary that is not there any more still bounds: it allows nothing.
            Boundary = boundary is null ? null : Named(world, account, boundary) ?? new NamedPolicy(boundary, "{}"),
        };

    private static NamedPolicy? Named(AwsWorld world, Account account, string arn) =>
        Document(world, account, arn) is { } document ? new NamedPolicy(arn, document) : null;
}
