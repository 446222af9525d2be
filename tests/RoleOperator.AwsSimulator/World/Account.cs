namespace RoleOperator.AwsSimulator.World;

/// <summary>One AWS account. Its objects are global within the account; only EC2 is split by region.</summary>
/// <param name="id">Twelve digits.</param>
/// <param name="partition">aws, aws-cn, aws-us-gov …</param>
public sealed class Account(string id, string partition)
{
    private readonly Dictionary<string, Region> regions = new(StringComparer.Ordinal);

    /// <summary>Twelve digits.</summary>
    public string Id => id;

    /// <summary>The first part of all its ARNs.</summary>
    public string Partition => partition;

    /// <summary>Roles by name.</summary>
    public Replicated<Role> Roles { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Customer managed policies by name.</summary>
    public Replicated<ManagedPolicy> Policies { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Instance profiles by name.</summary>
    public Replicated<InstanceProfile> Profiles { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>OpenID Connect providers by ARN.</summary>
    public Replicated<OidcProvider> OidcProviders { get; } = new(StringComparer.Ordinal);

    /// <summary>SAML providers by ARN.</summary>
    public Replicated<SamlProvider> SamlProviders { get; } = new(StringComparer.Ordinal);

    /// <summary>Users by name.</summary>
    public Replicated<Identity> Users { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Groups by name.</summary>
    public Replicated<Identity> Groups { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Deletions of service-linked roles by task id, under way and done.</summary>
    public Dictionary<string, LinkedRoleDeletion> Deletions { get; } = new(StringComparer.Ordinal);

    /// <summary>What the account may have of each thing.</summary>
    public Quotas Quotas { get; } = new();

    /// <summary>Regions that must be opted into, and were.</summary>
    public HashSet<string> EnabledRegions { get; } = new(StringComparer.Ordinal);

    /// <summary>Regions for which STS was switched off in the account's settings.</summary>
    public HashSet<string> StsDisabledIn { get; } = new(StringComparer.Ordinal);

    /// <summary>Documents of the organisation that deny: what they do not deny is up to the account.</summary>
    public List<string> ServiceControlPolicies { get; } = [];

    /// <summary>EC2 in a region; each begins empty.</summary>
    public Region In(string region) => regions.TryGetValue(region, out var known) ? known : regions[region] = new Region(region);

    /// <summary>All regions that were ever spoken to.</summary>
    public IReadOnlyCollection<Region> Regions => regions.Values;

    /// <summary>The ARN of an IAM object of this account: role, policy, instance-profile, user …</summary>
    /// <param name="type">The kind of object.</param>
    /// <param name="path">Begins and ends with a slash.</param>
    /// <param name="name">Its name.</param>
    public string Arn(string type, string path, string name) => $"arn:{partition}:iam::{id}:{type}{path}{name}";

    /// <summary>Drops the past that no reader can see any more, and deletions that are done.</summary>
    /// <param name="horizon">The oldest moment that a reader may still look at.</param>
    /// <param name="deletionsBefore">Deletions asked for before this moment can no longer be asked about.</param>
    public void Forget(DateTimeOffset horizon, DateTimeOffset deletionsBefore)
    {
        foreach (var done in Deletions.Values.Where(task => task.Succeeded is not null && task.At < deletionsBefore).ToArray())
            Deletions.Remove(done.Id);
        Roles.Forget(horizon);
        Policies.Forget(horizon);
        Profiles.Forget(horizon);
        OidcProviders.Forget(horizon);
        SamlProviders.Forget(horizon);
        Users.Forget(horizon);
        Groups.Forget(horizon);
    }
}
