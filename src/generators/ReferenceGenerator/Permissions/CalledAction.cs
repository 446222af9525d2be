namespace ReferenceGenerator.Permissions;

/// <summary>How the IAM policy can restrict an action.</summary>
public enum Restriction
{
    /// <summary>AWS asks for no permission.</summary>
    NoPermission,

    /// <summary>AWS offers no way to restrict it to a resource.</summary>
    AnyResource,

    /// <summary>
    /// Reading one object's attributes and tags, on any path: what is not there has no path, and what stands on another or is somebody else's has to be
    /// seen to be left alone.
    /// </summary>
    Find,

    /// <summary>Reading what an object on the path allows, and who uses it.</summary>
    Read,

    /// <summary>Making an object on the path, with the owner tag in the same call.</summary>
    Create,

    /// <summary>Setting tags: the owner tag on what has none, any other on what is owned.</summary>
    Tag,

    /// <summary>Removing tags, but for the owner tag, from what is owned.</summary>
    Untag,

    /// <summary>Changing or deleting what is owned.</summary>
    Owned,

    /// <summary>Giving a role permissions: what is owned, and where one is demanded, under the permissions boundary.</summary>
    Grant,

    /// <summary>Taking a permissions boundary off a role: what is owned, and never where one is demanded.</summary>
    Unbound,

    /// <summary>Handing a role to EC2.</summary>
    Pass,

    /// <summary>Giving an instance one of the profiles on the path.</summary>
    Associate,

    /// <summary>Taking a profile off an instance.</summary>
    Disassociate,
}

/// <summary>One IAM action that the operator needs.</summary>
/// <param name="Name">Such as <c>iam:GetRole</c>.</param>
/// <param name="Restriction">How it can be restricted.</param>
/// <param name="When">When the operator makes the call.</param>
public sealed record CalledAction(string Name, Restriction Restriction, string When)
{
    /// <summary>Everything that the operator calls. The tests of the documents hold it equal to the calls in the code.</summary>
    public static IReadOnlyList<CalledAction> All { get; } =
    [
        new("sts:GetCallerIdentity", Restriction.NoPermission, "once, to learn account and partition"),
        new("iam:GetAccountSummary", Restriction.AnyResource,
            "when anything of a role is to change, and its managed policies, old and new together, are more than ten: the quota decides the order"),
        new("ec2:DescribeInstances", Restriction.AnyResource,
            "at each check of a profile with `instances`, and before a profile is deleted that has `instances` or is carried by any"),
        new("ec2:DescribeIamInstanceProfileAssociations", Restriction.AnyResource,
            "at each check of a profile with `instances`, and before a profile is deleted"),
        new("iam:GetRole", Restriction.Find, "at each check of a role"),
        new("iam:ListAttachedRolePolicies", Restriction.Read, "at each check of a role"),
        new("iam:ListRolePolicies", Restriction.Read, "at each check of a role"),
        new("iam:GetRolePolicy", Restriction.Read, "at each check of a role, for each of its inline policies"),
        new("iam:ListInstanceProfilesForRole", Restriction.Read, "before a role is deleted"),
        new("iam:GetPolicy", Restriction.Find, "at each check of a policy"),
        new("iam:GetPolicyVersion", Restriction.Read, "at each check of a policy, and for its older versions before it is changed"),
        new("iam:ListPolicyVersions", Restriction.Read, "before a policy is changed or deleted, and at each check where `keepVersions` is below 5"),
        new("iam:ListEntitiesForPolicy", Restriction.Read, "before a policy that is in use is deleted, to name its users"),
        new("iam:GetInstanceProfile", Restriction.Find, "at each check of an instance profile, and before a role that is in one is deleted"),
        new("iam:CreateRole", Restriction.Create, "when a role is made"),
        new("iam:CreatePolicy", Restriction.Create, "when a policy is made"),
        new("iam:CreateInstanceProfile", Restriction.Create, "when an instance profile is made"),
        new("iam:TagRole", Restriction.Tag, "when a role is made or taken over, and when its tags change"),
        new("iam:TagPolicy", Restriction.Tag, "when a policy is made or taken over, and when its tags change"),
        new("iam:TagInstanceProfile", Restriction.Tag, "when an instance profile is made or taken over, and when its tags change"),
        new("iam:UntagRole", Restriction.Untag, "when a tag of a role goes"),
        new("iam:UntagPolicy", Restriction.Untag, "when a tag of a policy goes"),
        new("iam:UntagInstanceProfile", Restriction.Untag, "when a tag of an instance profile goes"),
        new("iam:UpdateRole", Restriction.Owned, "when description or session duration change"),
        new("iam:UpdateAssumeRolePolicy", Restriction.Owned, "when the trust policy changes"),
        new("iam:DetachRolePolicy", Restriction.Owned, "when a managed policy goes, and before a role is deleted"),
        new("iam:DeleteRolePolicy", Restriction.Owned, "when an inline policy goes, and before a role is deleted"),
        new("iam:DeleteRole", Restriction.Owned, "when a role is deleted"),
        new("iam:CreatePolicyVersion", Restriction.Owned, "when the document changes"),
        new("iam:SetDefaultPolicyVersion", Restriction.Owned, "when the document changes back to that of a version that is still there"),
        new("iam:DeletePolicyVersion", Restriction.Owned, "when there are more versions than `keepVersions`, and before a policy is deleted"),
        new("iam:DeletePolicy", Restriction.Owned, "when a policy is deleted"),
        new("iam:AddRoleToInstanceProfile", Restriction.Owned, "when a profile gets its role, and before another takes its place, to learn whether it may"),
        new("iam:RemoveRoleFromInstanceProfile", Restriction.Owned, "when the role of a profile changes, and before either is deleted"),
        new("iam:DeleteInstanceProfile", Restriction.Owned, "when an instance profile is deleted"),
        new("iam:AttachRolePolicy", Restriction.Grant, "when a role gets a managed policy"),
        new("iam:PutRolePolicy", Restriction.Grant, "when a role gets an inline policy, or one changes"),
        new("iam:PutRolePermissionsBoundary", Restriction.Grant, "when the permissions boundary changes"),
        new("iam:DeleteRolePermissionsBoundary", Restriction.Unbound, "when `permissionsBoundary` is taken out of the spec"),
        new("iam:PassRole", Restriction.Pass, "no call of its own: AWS asks for it when a profile gets its role, and when an instance gets a profile"),
        new("ec2:AssociateIamInstanceProfile", Restriction.Associate, "when an instance gets the profile"),
        new("ec2:ReplaceIamInstanceProfileAssociation", Restriction.Associate, "when a running instance gets the profile in the place of another"),
        new("ec2:DisassociateIamInstanceProfile", Restriction.Disassociate, "when an instance is no longer listed, and before a profile is deleted"),
    ];

    /// <summary>The names of the actions of one restriction, sorted.</summary>
    public static string[] Of(params Restriction[] restrictions) =>
        [.. All.Where(a => restrictions.Contains(a.Restriction)).Select(a => a.Name).Order(StringComparer.Ordinal)];
}
