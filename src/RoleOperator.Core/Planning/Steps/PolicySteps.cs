namespace RoleOperator.Core.Planning.Steps;

/// <content>The calls on customer managed policies.</content>
public abstract partial record Step
{
    /// <summary>Creates the policy with its first version and its tags.</summary>
    public sealed record CreatePolicy(
        string Name, string Path, string? Description, string Document, IReadOnlyDictionary<string, string> Tags)
        : Step("iam:CreatePolicy", Name, Aspect.Existence);

    /// <summary>Adds a version and makes it the default in the same call.</summary>
    public sealed record CreatePolicyVersion(string PolicyArn, string Document)
        : Step("iam:CreatePolicyVersion", PolicyArn, Aspect.Document)
    {
        /// <inheritdoc/>
        public override bool IsRepeatable => false;
    }

    /// <summary>Makes a version that exists already the default.</summary>
    public sealed record SetDefaultVersion(string PolicyArn, string VersionId)
        : Step("iam:SetDefaultPolicyVersion", $"{PolicyArn} {VersionId}", Aspect.Document);

    /// <summary>Deletes a version that is not the default.</summary>
    public sealed record DeletePolicyVersion(string PolicyArn, string VersionId)
        : Step("iam:DeletePolicyVersion", $"{PolicyArn} {VersionId}", Aspect.Document);

    /// <summary>Sets tags; a policy's keys are matched with regard to case.</summary>
    public sealed record TagPolicy(string PolicyArn, IReadOnlyDictionary<string, string> Tags)
        : Step("iam:TagPolicy", string.Join(", ", Tags.Keys), AspectOf(Tags));

    /// <summary>Removes tags.</summary>
    public sealed record UntagPolicy(string PolicyArn, IReadOnlyList<string> Keys)
        : Step("iam:UntagPolicy", string.Join(", ", Keys), Aspect.Tags);

    /// <summary>Deletes the policy with its default version, the only one left.</summary>
    public sealed record DeletePolicy(string PolicyArn) : Step("iam:DeletePolicy", PolicyArn, Aspect.Removal)
    {
        /// <inheritdoc/>
        public override IReadOnlyList<Aspect> Needs => Drained;
    }
}
