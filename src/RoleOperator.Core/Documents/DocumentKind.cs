namespace RoleOperator.Core.Documents;

/// <summary>What a policy document is for, which decides the members that it may have (IAM user guide, policy elements).</summary>
public enum DocumentKind
{
    /// <summary>Says what its bearer may do: managed and inline policies.</summary>
    Identity,

    /// <summary>Says who may assume a role.</summary>
    Trust,
}
