using System.Text.Json.Serialization;
using RoleOperator.Core.Resources.Schema;

namespace RoleOperator.Core.Resources.Specs;

/// <summary>An instance profile, the role in it, and the EC2 instances that carry it.</summary>
public sealed record InstanceProfileSpec : ILifecycleSpec
{
    /// <summary>
    /// Name of the profile in IAM. Default: the namespace and name joined by a hyphen, shortened with a digest above 128 characters. Cannot be
    /// changed.
    /// </summary>
    [Schema(Pattern = FieldPatterns.NamePattern, Least = 1, Most = 128, Hint = FieldPatterns.NameHint, Immutable = true)]
    public string? Name { get; init; }

    /// <summary>IAM path, which begins and ends with a slash. Cannot be changed.</summary>
    [Schema(Pattern = FieldPatterns.RolePathPattern, Least = 1, Most = 512, Hint = FieldPatterns.PathHint, Default = "\"/\"", Immutable = true)]
    public string Path { get; set; } = "/";

    /// <summary>The role that instances with this profile receive. Without it the profile stays empty.</summary>
    public ProfileRole? Role { get; init; }

    /// <summary>Running or stopped EC2 instances that shall carry this profile.</summary>
    [Schema(Most = 50)]
    public IReadOnlyList<InstanceSet>? Instances { get; init; }

    /// <summary>Tags of the profile. Keys that differ only in case are different keys.</summary>
    [Schema(Most = 49, EachMost = 256, EachPattern = FieldPatterns.TagValuePattern)]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Enforce makes AWS match this spec; Observe never writes and reports drift and the plan in status.</summary>
    [Schema(Default = "\"Enforce\"")]
    public Mode Mode { get; set; } = Mode.Enforce;

    /// <summary>Never refuses a profile that exists already; Unowned takes over one that carries no owner tag.</summary>
    [Schema(Default = "\"Never\"")]
    public Adoption Adoption { get; set; } = Adoption.Never;

    /// <summary>What becomes of the profile when this object is deleted.</summary>
    [Schema(Default = "{}")]
    public Deletion Deletion { get; set; } = new();
}

/// <summary>Names the role of an instance profile.</summary>
[ExactlyOne("name", "ref")]
public sealed record ProfileRole
{
    /// <summary>A role by its name in IAM, without path.</summary>
    [Schema(Pattern = FieldPatterns.NamePattern, Least = 1, Most = 64, Hint = FieldPatterns.NameHint)]
    public string? Name { get; init; }

    /// <summary>A Role object.</summary>
    public Reference? Ref { get; init; }
}

/// <summary>EC2 instances of one region, by id or by tags.</summary>
[ExactlyOne("ids", "selector")]
public sealed record InstanceSet
{
    /// <summary>AWS region of the instances, such as eu-west-1.</summary>
    [Schema(Pattern = FieldPatterns.RegionPattern, Least = 1, Most = 32, Hint = FieldPatterns.RegionHint)]
    public required string Region { get; init; }

    /// <summary>Instances by their ids.</summary>
    [Schema(Least = 1, Most = 200, Unique = true, EachPattern = FieldPatterns.InstanceIdPattern, Hint = FieldPatterns.InstanceIdHint)]
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>Instances that carry all of these tags; those that appear later are picked up at the next check.</summary>
    [Schema(Least = 1, Most = 20, EachMost = 256)]
    public IReadOnlyDictionary<string, string>? Selector { get; init; }

    /// <summary>What to do with an instance that carries another profile: Never leaves it and reports it, Always puts this profile in its place.</summary>
    [Schema(Default = "\"Never\"")]
    public Replace Replace { get; set; } = Replace.Never;
}

/// <summary>What to do with an instance that carries another profile.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Replace>))]
public enum Replace
{
    /// <summary>Leave it, and say so in status.</summary>
    Never,

    /// <summary>Put this profile in its place.</summary>
    Always,
}
