namespace RoleOperator.AwsSimulator.World;

/// <summary>What AWS leaves open, and a client must bear: each can be switched, and chance comes from the world's seed.</summary>
public sealed class IamBehaviour
{
    /// <summary>
    /// Documents come back rearranged: the order of arrays changes from read to read, and a single value may be an array of one or stand alone.
    /// Off: a document comes back as it was written, save for principals.
    /// </summary>
    public bool Restructuring { get; set; } = true;

    /// <summary>Listings may return fewer items than asked for, even none, although there are more: IsTruncated tells.</summary>
    public bool ShortPages { get; set; }

    /// <summary>How long a marker of IAM or a token of EC2 can be used, in simulated time. AWS does not say; that they expire is known.</summary>
    public TimeSpan MarkerLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>For so long after its creation a role or an instance profile is shown with its unique id where its ARN should be. Zero: never.</summary>
    public TimeSpan ArnDelay { get; set; }

    /// <summary>
    /// Two changes of one object within this time: the later is refused with ConcurrentModification, where the model has that error. Zero: never.
    /// </summary>
    public TimeSpan ConcurrencyWindow { get; set; }

    /// <summary>How long the deletion of a service-linked role takes. It waits for the first half, and is in progress in the second.</summary>
    public TimeSpan LinkedRoleDeletion { get; set; } = TimeSpan.FromSeconds(10);
}
