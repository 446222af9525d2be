using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Resolution;

/// <summary>Turns an InstanceProfile into the profile, and the associations, that AWS should have.</summary>
public static class InstanceProfileResolution
{
    private const string RoleField = "spec.role.ref";

    /// <summary>The desired profile, or every problem of the spec and its reference.</summary>
    public static Resolution<DesiredInstanceProfile> Resolve(
        Resource<InstanceProfileSpec, InstanceProfileStatus> profile, Surroundings surroundings)
    {
        if (profile.Spec is not { } spec) return FieldFindings.Unreadable<DesiredInstanceProfile>(profile.SpecProblems);

        var (metadata, account) = (profile.Metadata, surroundings.Account);
        var findings = new FieldFindings();
        var name = spec.Name ?? DefaultName.OfInstanceProfile(metadata.Namespace, metadata.Name);
        var owner = surroundings.OwnerOf(metadata);
        var references = References(profile);

        CommonFields.Identity("instance profile", new(profile.Status.Name, profile.Status.Arn, profile.Status.Account), name, spec.Path, account, findings);
        var tags = CommonFields.Tags(spec, owner, StringComparer.Ordinal, surroundings.IgnoredTags, findings);
        var role = references is [var use]
            ? new ReferenceResolver(metadata.Namespace, surroundings.References, findings).AwsName(use)
            : spec.Role?.Name;
        if (spec.Role is null && spec.Instances is { Count: > 0 })
            findings.Invalid("spec.instances", "EC2 refuses to associate a profile without a role; set spec.role, or remove spec.instances");

        return findings.Resolve(references, () => new DesiredInstanceProfile
        {
            Name = name,
            Path = spec.Path,
            Arn = account.InstanceProfileArn(spec.Path, name),
            Role = role,
            Instances = spec.Instances ?? [],
            Known = Associated(profile.Status),
            Unseen = Unseen(profile.Status),
            Tags = tags,
            IgnoredTags = surroundings.IgnoredTags,
            Owner = owner,
            Adoption = spec.Adoption,
        });
    }

    /// <summary>The references in a spec; cheap enough to be called for every event.</summary>
    public static IReadOnlyList<ReferenceUse> References(Resource<InstanceProfileSpec, InstanceProfileStatus> profile) =>
        profile.Spec?.Role?.Ref is { } reference
            ? [ReferenceResolver.Use(ResourceKind.Role, reference, profile.Metadata.Namespace, RoleField)]
            : [];

    /// <summary>The instances that carry the profile by this object's doing, as far as status tells.</summary>
    public static IReadOnlyList<InstanceAddress> Associated(InstanceProfileStatus status) =>
        [.. (status.Instances ?? [])
            .Where(instance => instance.State is InstanceStates.Associated or InstanceStates.Associating)
            .Select(instance => new InstanceAddress(instance.Region, instance.Id))];

    /// <summary>Of these, the ones whose association no read has shown yet: it has no id then.</summary>
    public static IReadOnlyList<InstanceAddress> Unseen(InstanceProfileStatus status) =>
        [.. (status.Instances ?? [])
            .Where(instance => instance is { State: InstanceStates.Associating, AssociationId: null })
            .Select(instance => new InstanceAddress(instance.Region, instance.Id))];
}
