namespace RoleOperator.Kubernetes.Writing;

/// <summary>Under which name the operator's writes stand in <c>managedFields</c>.</summary>
internal static class FieldManager
{
    public const string Name = "role-operator";
}
