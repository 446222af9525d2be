using System.Text.Json.Serialization;
using RoleOperator.Core.Resources.Schema;

namespace RoleOperator.Core.Resources.Specs;

/// <summary>Whether the operator may write to AWS for this object.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Mode>))]
public enum Mode
{
    /// <summary>Make AWS match the spec, and keep it so.</summary>
    Enforce,

    /// <summary>Never write; report drift and the plan in status.</summary>
    Observe,
}

/// <summary>What to do when the AWS object exists already.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Adoption>))]
public enum Adoption
{
    /// <summary>Refuse, with the reason NotOwned.</summary>
    Never,

    /// <summary>Take over an object that carries no owner tag.</summary>
    Unowned,
}

/// <summary>What becomes of the AWS object when the Kubernetes object is deleted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeletionPolicy>))]
public enum DeletionPolicy
{
    /// <summary>Delete it from AWS.</summary>
    Delete,

    /// <summary>Leave it in AWS as it is.</summary>
    Retain,
}

/// <summary>How deletion proceeds.</summary>
public sealed record Deletion
{
    /// <summary>Delete removes the AWS object with this one; Retain leaves it in place.</summary>
    [Schema(Default = "\"Delete\"")]
    public DeletionPolicy Policy { get; set; } = DeletionPolicy.Delete;

    /// <summary>
    /// Also remove what others put there: policies on a role whose attachments are Additive, memberships in instance profiles, associations with
    /// instances. Without it such things block deletion and are named in the condition.
    /// </summary>
    [Schema(Default = "false")]
    public bool Force { get; init; }
}

/// <summary>What every kind's spec says about naming and life cycle.</summary>
public interface ILifecycleSpec
{
    /// <summary>The AWS name, or null for the default one.</summary>
    string? Name { get; }

    /// <summary>The IAM path.</summary>
    string Path { get; }

    /// <summary>The user's tags; null means none.</summary>
    IReadOnlyDictionary<string, string>? Tags { get; }

    /// <summary>Whether the operator may write.</summary>
    Mode Mode { get; }

    /// <summary>What to do with an existing AWS object.</summary>
    Adoption Adoption { get; }

    /// <summary>What becomes of the AWS object on deletion.</summary>
    Deletion Deletion { get; }
}
