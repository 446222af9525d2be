namespace RoleOperator.AwsSimulator.World;

/// <summary>
/// What an account may have, under the names of GetAccountSummary. Sizes are in characters without white space. The defaults are those of
/// the IAM user guide.
/// </summary>
public sealed class Quotas
{
    private readonly Dictionary<string, int> values = new(StringComparer.Ordinal)
    {
        ["RolesQuota"] = 1000,
        ["PoliciesQuota"] = 1500,
        ["InstanceProfilesQuota"] = 1000,
        ["AttachedPoliciesPerRoleQuota"] = 10,
        ["AssumeRolePolicySizeQuota"] = 2048,
        ["PolicySizeQuota"] = 6144,
        ["RolePolicySizeQuota"] = 10240,
        ["VersionsPerPolicyQuota"] = 5,
        ["PolicyVersionsInUseQuota"] = 10000,
        ["UsersQuota"] = 5000,
        ["GroupsQuota"] = 300,
        ["GroupsPerUserQuota"] = 10,
        ["AttachedPoliciesPerUserQuota"] = 10,
        ["AttachedPoliciesPerGroupQuota"] = 10,
        ["UserPolicySizeQuota"] = 2048,
        ["GroupPolicySizeQuota"] = 5120,
        ["AccessKeysPerUserQuota"] = 2,
        [Tags] = 50,
        [OidcProviders] = 100,
        [SamlProviders] = 100,
        [ClientIds] = 100,
    };

    // Told by GetAccountSummary, about operations that are not simulated.
    private static readonly HashSet<string> NeverReached =
    [
        "UsersQuota", "GroupsQuota", "GroupsPerUserQuota", "AttachedPoliciesPerUserQuota", "AttachedPoliciesPerGroupQuota", "UserPolicySizeQuota",
        "GroupPolicySizeQuota", "AccessKeysPerUserQuota",
    ];

    /// <summary>Tags of one object. Not in GetAccountSummary.</summary>
    public const string Tags = "TagsQuota";

    /// <summary>OpenID Connect providers of the account. Not in GetAccountSummary.</summary>
    public const string OidcProviders = "OpenIDConnectProvidersQuota";

    /// <summary>SAML providers of the account. Not in GetAccountSummary.</summary>
    public const string SamlProviders = "SAMLProvidersQuota";

    /// <summary>Audiences of one OpenID Connect provider. Not in GetAccountSummary.</summary>
    public const string ClientIds = "ClientIdsPerOpenIdConnectProviderQuota";

    /// <summary>The quotas, by name.</summary>
    public IReadOnlyDictionary<string, int> All => values;

    /// <summary>Those that GetAccountSummary tells.</summary>
    public IEnumerable<KeyValuePair<string, int>> Reported =>
        values.Where(quota => quota.Key is not (Tags or OidcProviders or SamlProviders or ClientIds));

    /// <summary>False for a quota that is told and never reached, since no simulated operation makes what it is about.</summary>
    public static bool IsEnforced(string name) => !NeverReached.Contains(name);

    /// <summary>Reads or sets one quota.</summary>
    public int this[string name]
    {
        get => values[name];
        set => values[name] = value;
    }
}
