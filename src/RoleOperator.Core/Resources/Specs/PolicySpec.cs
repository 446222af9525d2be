using System.Text.Json;
using RoleOperator.Core.Resources.Schema;

namespace RoleOperator.Core.Resources.Specs;

/// <summary>A customer managed policy.</summary>
public sealed record PolicySpec : ILifecycleSpec
{
    /// <summary>
    /// Name of the policy in IAM. Default: the namespace and name joined by a hyphen, shortened with a digest above 128 characters. Cannot be
    /// changed.
    /// </summary>
    [Schema(Pattern = FieldPatterns.NamePattern, Least = 1, Most = 128, Hint = FieldPatterns.NameHint, Immutable = true)]
    public string? Name { get; init; }

    /// <summary>IAM path, which begins and ends with a slash. Cannot be changed.</summary>
    [Schema(Pattern = FieldPatterns.PolicyPathPattern, Least = 1, Most = 512, Hint = FieldPatterns.PathHint, Default = "\"/\"", Immutable = true)]
    public string Path { get; set; } = "/";

    /// <summary>What the policy is for. IAM cannot change it once the policy exists.</summary>
    [Schema(Most = 1000, Immutable = true)]
    public string? Description { get; init; }

    /// <summary>The policy, an IAM policy document as it is: as YAML or as pasted JSON.</summary>
    public required JsonElement Document { get; init; }

    /// <summary>Tags of the policy. Keys that differ only in case are different keys.</summary>
    [Schema(Most = 49, EachMost = 256, EachPattern = FieldPatterns.TagValuePattern)]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>How many versions to keep, the default one included; older ones are deleted. IAM holds five at most.</summary>
    [Schema(Minimum = 1, Maximum = 5, Default = "5", Hint = "use 1 to 5")]
    public int KeepVersions { get; set; } = 5;

    /// <summary>Enforce makes AWS match this spec; Observe never writes and reports drift and the plan in status.</summary>
    [Schema(Default = "\"Enforce\"")]
    public Mode Mode { get; set; } = Mode.Enforce;

    /// <summary>Never refuses a policy that exists already; Unowned takes over one that carries no owner tag.</summary>
    [Schema(Default = "\"Never\"")]
    public Adoption Adoption { get; set; } = Adoption.Never;

    /// <summary>What becomes of the policy when this object is deleted.</summary>
    [Schema(Default = "{}")]
    public Deletion Deletion { get; set; } = new();
}
