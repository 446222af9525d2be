namespace RoleOperator.Core.Resources;

/// <summary>How the Kubernetes API names a kind.</summary>
/// <param name="Name">The kind as manifests write it.</param>
/// <param name="Plural">The path segment of its collection.</param>
/// <param name="ShortName">What <c>kubectl get</c> takes for short.</param>
public sealed record ResourceKind(string Name, string Plural, string ShortName)
{
    /// <summary>The API group of every kind.</summary>
    public const string Group = "iam.roleoperator.io";

    /// <summary>The version that is served and stored.</summary>
    public const string Version = "v1alpha1";

    /// <summary>The <c>apiVersion</c> of manifests.</summary>
    public const string ApiVersion = Group + "/" + Version;

    /// <summary>An IAM role.</summary>
    public static ResourceKind Role { get; } = new("Role", "roles", "iamrole");

    /// <summary>A customer managed policy.</summary>
    public static ResourceKind Policy { get; } = new("Policy", "policies", "iampolicy");

    /// <summary>An instance profile with its associations.</summary>
    public static ResourceKind InstanceProfile { get; } = new("InstanceProfile", "instanceprofiles", "iamprofile");

    /// <summary>Every kind that the operator serves.</summary>
    public static IReadOnlyList<ResourceKind> All { get; } = [Role, Policy, InstanceProfile];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
