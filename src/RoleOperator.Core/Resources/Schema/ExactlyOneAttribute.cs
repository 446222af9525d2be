namespace RoleOperator.Core.Resources.Schema;

/// <summary>Of the named fields (as in JSON) exactly one must be set; <see cref="AtMostOneAttribute"/> allows none.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExactlyOneAttribute(params string[] fields) : Attribute
{
    /// <summary>The alternatives, by their JSON names.</summary>
    public IReadOnlyList<string> Fields => fields;
}

/// <summary>Of the named fields (as in JSON) at most one may be set.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AtMostOneAttribute(params string[] fields) : Attribute
{
    /// <summary>The alternatives, by their JSON names.</summary>
    public IReadOnlyList<string> Fields => fields;
}
