namespace RoleOperator.Core.Naming;

/// <summary>
/// The AWS name of a resource whose spec gives none: <c>{namespace}-{name}</c>, and above the limit its beginning with a digest of the whole.
/// It depends on nothing but the two names, so a create whose answer was lost is found again instead of made twice. Two resources can still
/// meet at one name (<c>a-b</c>/<c>c</c> and <c>a</c>/<c>b-c</c>); the owner tag keeps them apart.
/// </summary>
public static class DefaultName
{
    /// <summary>The default name of a role: at most 64 characters.</summary>
    public static string OfRole(string @namespace, string name) => Of(@namespace, name, AwsNames.RoleNameLength);

    /// <summary>The default name of a policy: at most 128 characters.</summary>
    public static string OfPolicy(string @namespace, string name) => Of(@namespace, name, AwsNames.PolicyNameLength);

    /// <summary>The default name of an instance profile: at most 128 characters.</summary>
    public static string OfInstanceProfile(string @namespace, string name) => Of(@namespace, name, AwsNames.InstanceProfileNameLength);

    private static string Of(string @namespace, string name, int limit)
    {
        var whole = $"{@namespace}-{name}";
        return whole.Length <= limit ? whole : $"{whole[..(limit - Digest.Length - 1)]}-{Digest.Of($"{@namespace}/{name}")}";
    }
}
