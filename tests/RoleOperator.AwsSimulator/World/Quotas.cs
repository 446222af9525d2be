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
    };

    /// <summary>The quotas, by name.</summary>
    public IReadOnlyDictionary<string, int> All => values;

    /// <summary>Reads or sets one quota.</summary>
    public int this[string name]
    {
        get => values[name];
        set => values[name] = value;
    }
}
