namespace RoleOperator.Core.Planning;

/// <summary>The words of an instance's entry in status.</summary>
public static class InstanceStates
{
    /// <summary>The instance carries the profile.</summary>
    public const string Associated = "Associated";

    /// <summary>EC2 is about to give the profile to the instance.</summary>
    public const string Associating = "Associating";

    /// <summary>The instance carries no profile, or the ghost of a deleted one.</summary>
    public const string NotAssociated = "NotAssociated";

    /// <summary>The instance carries a profile that is not this object's.</summary>
    public const string OtherProfile = "OtherProfile";

    /// <summary>There is no such instance, or no more.</summary>
    public const string NotFound = "NotFound";
}
