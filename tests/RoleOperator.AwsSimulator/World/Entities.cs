using System.Collections.Immutable;

namespace RoleOperator.AwsSimulator.World;

/// <summary>A tag of an IAM or EC2 object.</summary>
public sealed record Tag(string Key, string Value);

/// <summary>A role, with all that belongs to it: what is attached is part of the role, as far as readers can lag.</summary>
/// <param name="Name">Unique in the account without regard to case.</param>
/// <param name="Path">Begins and ends with a slash.</param>
/// <param name="Id">AROA…: a namesake made later has another.</param>
/// <param name="CreatedAt">In simulated time.</param>
/// <param name="Trust">
/// The trust policy as it was written, save that account ids are root ARNs. Roles and users stand there by ARN; whom each meant is in
/// <see cref="TrustedIds"/>.
/// </param>
public sealed record Role(string Name, string Path, string Id, DateTimeOffset CreatedAt, string Trust)
{
    /// <summary>What CreateRole or UpdateRole said; null where nothing was said.</summary>
    public string? Description { get; init; }

    /// <summary>In seconds.</summary>
    public int MaxSessionDuration { get; init; } = 3600;

    /// <summary>The ARN of the permissions boundary.</summary>
    public string? Boundary { get; init; }

    /// <summary>Keys are unique without regard to case, and keep their case.</summary>
    public ImmutableList<Tag> Tags { get; init; } = [];

    /// <summary>Inline policies: documents by name.</summary>
    public ImmutableSortedDictionary<string, string> Inline { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>ARNs of the managed policies attached, in the order of attachment.</summary>
    public ImmutableList<string> Attached { get; init; } = [];

    /// <summary>When and in which region its credentials were last used.</summary>
    public (DateTimeOffset At, string Region)? LastUsed { get; init; }

    /// <summary>
    /// The unique ids of the roles and users that <see cref="Trust"/> names, by ARN, as they were when it was written. It is the id that is trusted:
    /// a namesake made later is not.
    /// </summary>
    public ImmutableDictionary<string, string> TrustedIds { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The service that owns a service-linked role; null for all others.</summary>
    public string? LinkedService { get; init; }

    /// <summary>What still uses a service-linked role, as ARNs by region: while there is any, its deletion fails. Seeded only.</summary>
    public ImmutableList<(string Region, string Resource)> Usage { get; init; } = [];
}

/// <summary>A version of a managed policy. Numbers are never used twice.</summary>
public sealed record PolicyVersion(int Number, string Document, DateTimeOffset CreatedAt)
{
    /// <summary>As AWS writes it: v1.</summary>
    public string Id => $"v{Number}";
}

/// <summary>A managed policy, a customer's or AWS's.</summary>
public sealed record ManagedPolicy(string Name, string Path, string Id, DateTimeOffset CreatedAt)
{
    /// <summary>Given at creation, never changed.</summary>
    public string? Description { get; init; }

    /// <summary>Keys are unique with regard to case.</summary>
    public ImmutableList<Tag> Tags { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public required ImmutableList<PolicyVersion> Versions { get; init; }

    /// <summary>The number of the version in force.</summary>
    public required int Default { get; init; }

    /// <summary>The number that the next version gets.</summary>
    public required int Next { get; init; }

    /// <summary>When the newest version was made, be it the default or not.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>False for policies that only a service may attach.</summary>
    public bool IsAttachable { get; init; } = true;
}

/// <summary>The deletion of a service-linked role, from the moment it was asked for.</summary>
/// <param name="Id">The task id.</param>
/// <param name="RoleName">The role.</param>
/// <param name="RoleId">Its id: the task is about no namesake.</param>
/// <param name="At">When it was asked for.</param>
public sealed record LinkedRoleDeletion(string Id, string RoleName, string RoleId, DateTimeOffset At)
{
    /// <summary>Null while it runs; then whether the role is gone.</summary>
    public bool? Succeeded { get; init; }

    /// <summary>Why it failed.</summary>
    public ImmutableList<(string Region, string Resource)> Usage { get; init; } = [];
}

/// <summary>An instance profile.</summary>
public sealed record InstanceProfile(string Name, string Path, string Id, DateTimeOffset CreatedAt)
{
    /// <summary>The name of its role; AWS allows one at most.</summary>
    public string? Role { get; init; }

    /// <summary>Keys are unique with regard to case.</summary>
    public ImmutableList<Tag> Tags { get; init; } = [];
}

/// <summary>An OpenID Connect provider.</summary>
public sealed record OidcProvider(string Arn, string Url, DateTimeOffset CreatedAt)
{
    /// <summary>The audiences.</summary>
    public ImmutableList<string> ClientIds { get; init; } = [];

    /// <summary>Thumbprints of the certificates.</summary>
    public ImmutableList<string> Thumbprints { get; init; } = [];

    /// <summary>Keys are unique with regard to case.</summary>
    public ImmutableList<Tag> Tags { get; init; } = [];
}

/// <summary>A SAML provider.</summary>
public sealed record SamlProvider(string Arn, string Metadata, DateTimeOffset CreatedAt)
{
    /// <summary>Keys are unique with regard to case.</summary>
    public ImmutableList<Tag> Tags { get; init; } = [];
}

/// <summary>A user or a group, seeded only: no operation simulated here makes one. Callers are users or sessions of roles.</summary>
public sealed record Identity(string Name, string Path, string Id)
{
    /// <summary>ARNs of the managed policies attached.</summary>
    public ImmutableList<string> Attached { get; init; } = [];

    /// <summary>Inline policies: documents by name.</summary>
    public ImmutableSortedDictionary<string, string> Inline { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The ARN of the permissions boundary.</summary>
    public string? Boundary { get; init; }

    /// <summary>Keys are unique without regard to case.</summary>
    public ImmutableList<Tag> Tags { get; init; } = [];

    /// <summary>In simulated time.</summary>
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UnixEpoch;
}

/// <summary>An EC2 instance.</summary>
public sealed record Instance(string Id, DateTimeOffset LaunchedAt)
{
    /// <summary>pending, running, stopping, stopped, shutting-down or terminated.</summary>
    public required string State { get; init; }

    /// <summary>The state that follows by itself, and when; null in the states that stay.</summary>
    public (string State, DateTimeOffset At)? Next { get; init; }

    /// <summary>Keys are unique with regard to case.</summary>
    public ImmutableList<Tag> Tags { get; init; } = [];

    /// <summary>The launch that it came from.</summary>
    public string ReservationId { get; init; } = "r-00000000000000000";

    /// <summary>The image that it was launched from.</summary>
    public string ImageId { get; init; } = Region.ImageId;

    /// <summary>Such as t3.micro.</summary>
    public string Type { get; init; } = "m1.small";

    /// <summary>The idempotency token of its launch.</summary>
    public string? ClientToken { get; init; }

    /// <summary>The key pair named at its launch.</summary>
    public string? KeyName { get; init; }

    /// <summary>Why it left the running state, in EC2's words.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>The tie between an instance and a profile. It keeps the profile's id: a namesake made later is another profile.</summary>
public sealed record Association(string Id, string InstanceId, string ProfileArn, string ProfileId, string State, DateTimeOffset At)
{
    /// <summary>When associating becomes associated, or disassociating ends; null once associated.</summary>
    public DateTimeOffset? Settles { get; init; }
}
