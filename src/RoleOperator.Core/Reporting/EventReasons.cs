namespace RoleOperator.Core.Reporting;

/// <summary>The reasons of events beside those of <see cref="Resources.Statuses.Reasons"/>, with which a warning tells what newly stands in the way.</summary>
public static class EventReasons
{
    /// <summary>The object was made in AWS.</summary>
    public const string Created = "Created";

    /// <summary>The object in AWS was changed to what the spec says now.</summary>
    public const string Updated = "Updated";

    /// <summary>The object in AWS was deleted.</summary>
    public const string Deleted = "Deleted";

    /// <summary>The object is deleted, and what it had made stays in AWS, because its owner tag names somebody else now.</summary>
    public const string LeftInAws = "LeftInAws";

    /// <summary>What exists in AWS without an owner is about to be taken over; the message tells what will be changed.</summary>
    public const string Adopting = "Adopting";

    /// <summary>What existed in AWS without an owner was taken over.</summary>
    public const string Adopted = "Adopted";

    /// <summary>Somebody deleted the object in AWS and made it again: its id is another.</summary>
    public const string Recreated = "Recreated";

    /// <summary>The operator cannot read the object in the cluster and does nothing about it.</summary>
    public const string Unreadable = "Unreadable";

    /// <summary>AWS no longer matched the spec and was mended.</summary>
    public const string DriftCorrected = "DriftCorrected";
}
