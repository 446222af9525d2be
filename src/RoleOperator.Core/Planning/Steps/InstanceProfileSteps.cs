namespace RoleOperator.Core.Planning.Steps;

/// <content>The calls on instance profiles and their associations.</content>
public abstract partial record Step
{
    private static readonly Aspect[] MembershipFirst = [Aspect.Membership];

    /// <summary>Creates the profile with its tags, without a role.</summary>
    public sealed record CreateInstanceProfile(string Name, string Path, IReadOnlyDictionary<string, string> Tags)
        : Step("iam:CreateInstanceProfile", Name, Aspect.Existence);

    /// <summary>Puts a role into the profile, which must be empty, or asks whether it may come in.</summary>
    public sealed record AddRole(string Profile, string Role) : Step("iam:AddRoleToInstanceProfile", Role, Aspect.Membership)
    {
        /// <summary>The role that is in the profile still, so that AWS can only refuse; null where there should be room.</summary>
        public string? Holder { get; init; }

        /// <summary>The role that was taken out to make room; null where the profile was empty.</summary>
        public string? Former { get; init; }

        /// <inheritdoc/>
        public override Fallback? Fallback =>
            Former is null ? null : new(new AddRole(Profile, Former), $"role {Former} was put back, so that instances with the profile keep their credentials");

        /// <inheritdoc/>
        public override bool IsProbe => Holder is not null;

        /// <inheritdoc/>
        public override string? IfRefused => Holder is null ? null : $"role {Holder} stays in instance profile {Profile} until then";
    }

    /// <summary>Takes the role out of the profile.</summary>
    public sealed record RemoveRole(string Profile, string Role) : Step("iam:RemoveRoleFromInstanceProfile", Role, Aspect.Membership);

    /// <summary>Sets tags; a profile's keys are matched with regard to case.</summary>
    public sealed record TagInstanceProfile(string Profile, IReadOnlyDictionary<string, string> Tags)
        : Step("iam:TagInstanceProfile", string.Join(", ", Tags.Keys), AspectOf(Tags));

    /// <summary>Removes tags.</summary>
    public sealed record UntagInstanceProfile(string Profile, IReadOnlyList<string> Keys)
        : Step("iam:UntagInstanceProfile", string.Join(", ", Keys), Aspect.Tags);

    /// <summary>Associates the profile with an instance that carries none.</summary>
    public sealed record Associate(string Region, string InstanceId, string Profile)
        : Step("ec2:AssociateIamInstanceProfile", InstanceId, Aspect.Instances)
    {
        /// <inheritdoc/>
        public override IReadOnlyList<Aspect> Needs => MembershipFirst;
    }

    /// <summary>Puts the profile in place of another on a running instance, without a gap.</summary>
    public sealed record ReplaceAssociation(string Region, string InstanceId, string AssociationId, string Profile)
        : Step("ec2:ReplaceIamInstanceProfileAssociation", InstanceId, Aspect.Instances)
    {
        /// <inheritdoc/>
        public override IReadOnlyList<Aspect> Needs => MembershipFirst;
    }

    /// <summary>Takes a profile off an instance.</summary>
    public sealed record Disassociate(string Region, string InstanceId, string AssociationId)
        : Step("ec2:DisassociateIamInstanceProfile", InstanceId, Aspect.Instances);

    /// <summary>Deletes the profile, which must be empty.</summary>
    public sealed record DeleteInstanceProfile(string Profile) : Step("iam:DeleteInstanceProfile", Profile, Aspect.Removal)
    {
        /// <inheritdoc/>
        public override IReadOnlyList<Aspect> Needs => Drained;
    }
}
