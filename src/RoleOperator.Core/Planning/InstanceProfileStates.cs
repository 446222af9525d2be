using RoleOperator.Core.Naming;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Planning;

/// <summary>An instance profile as the user wants it.</summary>
public sealed record DesiredInstanceProfile
{
    /// <summary>Name in IAM.</summary>
    public required string Name { get; init; }

    /// <summary>IAM path.</summary>
    public required string Path { get; init; }

    /// <summary>The ARN, which follows from account, path and name.</summary>
    public required string Arn { get; init; }

    /// <summary>Name of the role in it; null leaves the profile empty.</summary>
    public string? Role { get; init; }

    /// <summary>The instances that shall carry the profile.</summary>
    public IReadOnlyList<InstanceSet> Instances { get; init; } = [];

    /// <summary>Instances that status says were associated by this object, and that may no longer be wanted.</summary>
    public IReadOnlyList<InstanceAddress> Known { get; init; } = [];

    /// <summary>Of these, the ones of which status says that EC2 has not shown their association yet.</summary>
    public IReadOnlyList<InstanceAddress> Unseen { get; init; } = [];

    /// <summary>All tags, the owner's included.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Tags that are left alone.</summary>
    public IgnoredTags IgnoredTags { get; init; } = IgnoredTags.None;

    /// <summary>The object that this profile belongs to.</summary>
    public required Owner Owner { get; init; }

    /// <summary>Whether an unowned profile may be taken over.</summary>
    public Adoption Adoption { get; init; }
}

/// <summary>Where an instance is.</summary>
public sealed record InstanceAddress(string Region, string Id);

/// <summary>An instance profile as IAM has it.</summary>
public sealed record ObservedInstanceProfile
{
    /// <summary>Name as IAM spells it.</summary>
    public required string Name { get; init; }

    /// <summary>IAM path.</summary>
    public required string Path { get; init; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Unique id, <c>AIPA…</c>; EC2 associations point to it, so a recreated profile is another one.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the role in it, or null.</summary>
    public string? Role { get; init; }

    /// <summary>All tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

/// <summary>An EC2 instance with the profile that it carries, read in one region.</summary>
public sealed record ObservedInstance
{
    /// <summary>The instance's id.</summary>
    public required string Id { get; init; }

    /// <summary>The instance's region.</summary>
    public required string Region { get; init; }

    /// <summary>Where it is.</summary>
    public InstanceAddress Address => new(Region, Id);

    /// <summary><c>running</c>, <c>stopped</c> and so on, or null when EC2 knows no such instance.</summary>
    public string? State { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Id of the association in force or coming into force, or null.</summary>
    public string? AssociationId { get; init; }

    /// <summary>Whether that association is only just coming into force.</summary>
    public bool IsAssociating { get; init; }

    /// <summary>ARN of the profile that it carries, or null.</summary>
    public string? ProfileArn { get; init; }

    /// <summary>Id of the profile that it carries, or null.</summary>
    public string? ProfileId { get; init; }

    /// <summary>Whether the operator associated it so lately that EC2 may not show that yet; what is shown beside is from before.</summary>
    public bool IsAwaited { get; init; }

    /// <summary>
    /// Another object of this cluster that wants the instance to keep the profile that it carries, such as <c>InstanceProfile shop/web</c>; else null.
    /// </summary>
    public string? WantedBy { get; init; }

    /// <summary>Whether EC2 says that the instance will never run again; it goes on showing it for about an hour.</summary>
    public bool IsTerminated => State is "shutting-down" or "terminated";

    /// <summary>Whether EC2 shows the instance and does not say that it is over. What it does not show may be gone, or only just started.</summary>
    public bool MayStillRun => State is not null && !IsTerminated;

    /// <summary>The instance in words.</summary>
    public override string ToString() => $"instance {Id} in {Region}";
}
