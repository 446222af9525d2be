namespace RoleOperator.Core.Planning.Steps;

/// <content>The calls on roles.</content>
public abstract partial record Step
{
    private static readonly Aspect[] BoundaryFirst = [Aspect.Boundary];
    private static readonly Aspect[] PermissionsFirst = [Aspect.Permissions];
    private static readonly Aspect[] Drained = [Aspect.Permissions, Aspect.Membership, Aspect.Instances, Aspect.Document];

    /// <summary>Creates the role with everything that CreateRole can carry, the owner tag first of all. Documents are minified JSON.</summary>
    public sealed record CreateRole(
        string Name, string Path, string Trust, string? Description, int MaxSessionSeconds, string? BoundaryArn,
        IReadOnlyDictionary<string, string> Tags) : Step("iam:CreateRole", Name, Aspect.Existence);

    /// <summary>Sets description and session duration; both are always sent, since readings of an omitted one differ.</summary>
    public sealed record UpdateRole(string Role, string Description, int MaxSessionSeconds)
        : Step("iam:UpdateRole", Role, Aspect.Attributes);

    /// <summary>Replaces the whole trust policy.</summary>
    public sealed record UpdateTrust(string Role, string Document) : Step("iam:UpdateAssumeRolePolicy", Role, Aspect.Trust)
    {
        /// <summary>Whether it may let in somebody for whom what the plan takes off was not meant: done only where every revocation succeeded.</summary>
        public bool AfterRevocations { get; init; }

        /// <inheritdoc/>
        public override IReadOnlyList<Aspect> Needs => AfterRevocations ? PermissionsFirst : [];
    }

    /// <summary>Sets the permissions boundary, in place of any.</summary>
    public sealed record PutBoundary(string Role, string PolicyArn)
        : Step("iam:PutRolePermissionsBoundary", PolicyArn, Aspect.Boundary)
    {
        /// <summary>The ARN of the boundary that it takes the place of; null where there was none.</summary>
        public string? Former { get; init; }
    }

    /// <summary>Removes the permissions boundary, which widens what the role can do: done last, and only where every revocation succeeded.</summary>
    public sealed record DeleteBoundary(string Role) : Step("iam:DeleteRolePermissionsBoundary", Role, Aspect.Boundary)
    {
        /// <summary>The ARN of the boundary that was there.</summary>
        public string? Former { get; init; }

        /// <inheritdoc/>
        public override IReadOnlyList<Aspect> Needs => PermissionsFirst;
    }

    /// <summary>Attaches a managed policy; harmless when it is attached already.</summary>
    public sealed record AttachPolicy(string Role, string PolicyArn) : Step("iam:AttachRolePolicy", PolicyArn, Aspect.Permissions)
    {
        /// <inheritdoc/>
        public override IReadOnlyList<Aspect> Needs => BoundaryFirst;
    }

    /// <summary>Detaches a managed policy.</summary>
    public sealed record DetachPolicy(string Role, string PolicyArn) : Step("iam:DetachRolePolicy", PolicyArn, Aspect.Permissions);

    /// <summary>Writes an inline policy, in place of one of the same name.</summary>
    public sealed record PutInlinePolicy(string Role, string Policy, string Document)
        : Step("iam:PutRolePolicy", $"{Role}/{Policy}", Aspect.Permissions)
    {
        /// <inheritdoc/>
        public override IReadOnlyList<Aspect> Needs => BoundaryFirst;
    }

    /// <summary>Deletes an inline policy.</summary>
    public sealed record DeleteInlinePolicy(string Role, string Policy)
        : Step("iam:DeleteRolePolicy", $"{Role}/{Policy}", Aspect.Permissions);

    /// <summary>Sets tags; a role's keys are matched without regard to case.</summary>
    public sealed record TagRole(string Role, IReadOnlyDictionary<string, string> Tags)
        : Step("iam:TagRole", string.Join(", ", Tags.Keys), AspectOf(Tags));

    /// <summary>Removes tags.</summary>
    public sealed record UntagRole(string Role, IReadOnlyList<string> Keys)
        : Step("iam:UntagRole", string.Join(", ", Keys), Aspect.Tags);

    /// <summary>Takes the role out of an instance profile, since a role in one cannot be deleted.</summary>
    public sealed record LeaveInstanceProfile(string Role, string Profile)
        : Step("iam:RemoveRoleFromInstanceProfile", Profile, Aspect.Membership);

    /// <summary>Deletes the role, which must have no policies and be in no instance profile.</summary>
    public sealed record DeleteRole(string Role) : Step("iam:DeleteRole", Role, Aspect.Removal)
    {
        /// <inheritdoc/>
        public override IReadOnlyList<Aspect> Needs => Drained;
    }
}
