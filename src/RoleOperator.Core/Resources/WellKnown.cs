namespace RoleOperator.Core.Resources;

/// <summary>The annotations, finalizer and tag keys under the operator's own prefix.</summary>
public static class WellKnown
{
    /// <summary>Keeps the Kubernetes object until AWS says that the IAM object is gone.</summary>
    public const string Finalizer = ResourceKind.Group + "/cleanup";

    /// <summary>On a referenced object: the namespaces, comma-separated or <c>*</c>, whose objects may refer to it.</summary>
    public const string AllowReferencesFrom = ResourceKind.Group + "/allow-references-from";

    /// <summary><c>true</c> stops all work on the object, its deletion included, until it is taken off.</summary>
    public const string Paused = ResourceKind.Group + "/paused";

    /// <summary>Any new value has the object checked now; status repeats the value once that is done.</summary>
    public const string ReconcileAt = ResourceKind.Group + "/reconcile-at";

    /// <summary>How often this object is compared with AWS, in place of the operator's own interval.</summary>
    public const string Resync = ResourceKind.Group + "/resync";
}
