namespace RoleOperator.Core.Resources;

/// <summary>The annotations, finalizer and tag keys under the operator's own prefix.</summary>
public static class WellKnown
{
    /// <summary>Keeps the Kubernetes object until AWS says that the IAM object is gone.</summary>
    public const string Finalizer = ResourceKind.Group + "/cleanup";

    /// <summary>On a referenced object: the namespaces, comma-separated or <c>*</c>, whose objects may refer to it.</summary>
    public const string AllowReferencesFrom = ResourceKind.Group + "/allow-references-from";
}
