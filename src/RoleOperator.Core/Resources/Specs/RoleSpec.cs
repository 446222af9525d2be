using System.Text.Json;
using System.Text.Json.Serialization;
using RoleOperator.Core.Resources.Schema;

namespace RoleOperator.Core.Resources.Specs;

/// <summary>An IAM role with its trust policy, permissions and tags.</summary>
public sealed record RoleSpec : ILifecycleSpec
{
    /// <summary>
    /// Name of the role in IAM. Default: the namespace and name joined by a hyphen, shortened with a digest above 64 characters. Cannot be changed.
    /// </summary>
    [Schema(Pattern = FieldPatterns.NamePattern, Least = 1, Most = 64, Hint = FieldPatterns.NameHint, Immutable = true)]
    public string? Name { get; init; }

    /// <summary>IAM path, which begins and ends with a slash. Cannot be changed.</summary>
    [Schema(Pattern = FieldPatterns.RolePathPattern, Least = 1, Most = 512, Hint = FieldPatterns.PathHint, Default = "\"/\"", Immutable = true)]
    public string Path { get; set; } = "/";

    /// <summary>What the role is for, as IAM's console shows it.</summary>
    [Schema(Pattern = FieldPatterns.RoleDescriptionPattern, Most = 1000, Hint = FieldPatterns.DescriptionHint)]
    public string? Description { get; init; }

    /// <summary>Longest session that AssumeRole grants, in seconds. EC2 instances and services that assume the role for you ignore it.</summary>
    [Schema(Minimum = 3600, Maximum = 43200, Default = "3600", Hint = "use 3600 (one hour) to 43200 (twelve hours)")]
    public int MaxSessionDurationSeconds { get; set; } = 3600;

    /// <summary>The policy that bounds what the role can ever do, whatever is attached.</summary>
    public PermissionsBoundary? PermissionsBoundary { get; init; }

    /// <summary>Who may assume the role.</summary>
    public required Trust Trust { get; init; }

    /// <summary>Managed policies of the role. ARNs, AWS's own policies and Policy objects may stand side by side.</summary>
    [Schema(Most = 50)]
    public IReadOnlyList<ManagedPolicy>? ManagedPolicies { get; init; }

    /// <summary>Policies embedded in the role.</summary>
    [Schema(MapKey = "name", Most = 100)]
    public IReadOnlyList<InlinePolicy>? InlinePolicies { get; init; }

    /// <summary>Roles that this one may assume: the caller's side of cross-account access, written as one inline policy.</summary>
    [Schema(Most = 50)]
    public IReadOnlyList<AssumedRole>? Assumes { get; init; }

    /// <summary>Tags of the role. IAM takes keys that differ only in case as one key.</summary>
    [Schema(Most = 49, EachMost = 256, EachPattern = FieldPatterns.TagValuePattern)]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>
    /// Exclusive makes the policies exactly those of this spec; Additive never detaches or deletes what others put there, only what this object itself has put
    /// on and the spec names no more.
    /// </summary>
    [Schema(Default = "\"Exclusive\"")]
    public Attachments Attachments { get; set; } = Attachments.Exclusive;

    /// <summary>Enforce makes AWS match this spec; Observe never writes and reports drift and the plan in status.</summary>
    [Schema(Default = "\"Enforce\"")]
    public Mode Mode { get; set; } = Mode.Enforce;

    /// <summary>Never refuses a role that exists already; Unowned takes over one that carries no owner tag.</summary>
    [Schema(Default = "\"Never\"")]
    public Adoption Adoption { get; set; } = Adoption.Never;

    /// <summary>What becomes of the role when this object is deleted.</summary>
    [Schema(Default = "{}")]
    public Deletion Deletion { get; set; } = new();
}

/// <summary>How far the operator's authority over a role's policies goes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Attachments>))]
public enum Attachments
{
    /// <summary>The spec is the whole truth: others' attachments and inline policies are removed.</summary>
    Exclusive,

    /// <summary>The spec is a minimum: what others added stays.</summary>
    Additive,
}

/// <summary>Who may assume a role.</summary>
[ExactlyOne("document", "allow")]
public sealed record Trust
{
    /// <summary>The trust policy, an IAM policy document as it is: as YAML or as pasted JSON.</summary>
    public JsonElement? Document { get; init; }

    /// <summary>The parties that may assume the role, in short: each stands for one statement.</summary>
    [Schema(Least = 1, Most = 50)]
    public IReadOnlyList<TrustedParty>? Allow { get; init; }
}

/// <summary>Names one managed policy.</summary>
[ExactlyOne("aws", "arn", "ref")]
public sealed record ManagedPolicy
{
    /// <summary>A policy of AWS's own, by its name with any path, such as AmazonS3ReadOnlyAccess or job-function/ViewOnlyAccess.</summary>
    [Schema(Pattern = FieldPatterns.AwsPolicyPattern, Least = 1, Most = 512, Hint = FieldPatterns.AwsPolicyHint)]
    public string? Aws { get; init; }

    /// <summary>A managed policy by its ARN.</summary>
    [Schema(Pattern = FieldPatterns.PolicyArnPattern, Least = 20, Most = 2048, Hint = FieldPatterns.PolicyArnHint)]
    public string? Arn { get; init; }

    /// <summary>A Policy object.</summary>
    public Reference? Ref { get; init; }
}

/// <summary>Names the policy that bounds a role.</summary>
[ExactlyOne("arn", "policyRef")]
public sealed record PermissionsBoundary
{
    /// <summary>A managed policy by its ARN.</summary>
    [Schema(Pattern = FieldPatterns.PolicyArnPattern, Least = 20, Most = 2048, Hint = FieldPatterns.PolicyArnHint)]
    public string? Arn { get; init; }

    /// <summary>A Policy object.</summary>
    public Reference? PolicyRef { get; init; }
}

/// <summary>A policy embedded in a role.</summary>
public sealed record InlinePolicy
{
    /// <summary>Name of the policy within the role.</summary>
    [Schema(Pattern = FieldPatterns.NamePattern, Least = 1, Most = 128, Hint = FieldPatterns.NameHint)]
    public required string Name { get; init; }

    /// <summary>The policy, an IAM policy document as it is: as YAML or as pasted JSON.</summary>
    public required JsonElement Document { get; init; }
}

/// <summary>Names a role to be assumed.</summary>
[ExactlyOne("arn", "ref")]
public sealed record AssumedRole
{
    /// <summary>A role by its ARN.</summary>
    [Schema(Pattern = FieldPatterns.RoleArnPattern, Least = 20, Most = 2048, Hint = FieldPatterns.RoleArnHint)]
    public string? Arn { get; init; }

    /// <summary>A Role object.</summary>
    public Reference? Ref { get; init; }
}
