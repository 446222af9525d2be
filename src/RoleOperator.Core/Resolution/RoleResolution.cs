using System.Text.Json;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Resolution;

/// <summary>Turns a Role into the role that AWS should have.</summary>
public static class RoleResolution
{
    /// <summary>The desired role, or every problem of the spec and its references.</summary>
    public static Resolution<DesiredRole> Resolve(Resource<RoleSpec, RoleStatus> role, Surroundings surroundings)
    {
        if (role.Spec is not { } spec) return FieldFindings.Unreadable<DesiredRole>(role.SpecProblems);

        var (account, _, references) = surroundings;
        var findings = new FieldFindings();
        var name = NameOf(role.Metadata, spec);
        var owner = surroundings.OwnerOf(role.Metadata);

        CommonFields.Identity("role", new(role.Status.Name, role.Status.Arn, role.Status.Account), name, spec.Path, account, findings);
        var tags = CommonFields.Tags(spec, owner, RoleTags.Keys, surroundings.IgnoredTags, findings);
        var resolver = new ReferenceResolver(role.Metadata.Namespace, references, findings);
        var trust = new TrustPolicy(role.Metadata, surroundings, resolver, findings).Of(spec.Trust);
        var permissions = new RolePermissions(role.Metadata, account, resolver, findings);
        var boundary = permissions.Boundary(spec.PermissionsBoundary);
        var policies = permissions.ManagedPolicies(spec.ManagedPolicies ?? []);
        var inline = permissions.Inline(spec.InlinePolicies ?? [], spec.Assumes ?? [], account.RoleArn(spec.Path, name));

        return findings.Resolve(References(role), () => new DesiredRole
        {
            Name = name,
            Path = spec.Path,
            Description = spec.Description ?? "",
            MaxSessionSeconds = spec.MaxSessionDurationSeconds,
            BoundaryArn = boundary,
            Trust = trust!,
            TrustField = spec.Trust.Document is null ? "trust.allow" : "trust.document",
            PolicyArns = policies,
            Inline = inline,
            Tags = tags,
            IgnoredTags = surroundings.IgnoredTags,
            Owner = owner,
            Attachments = spec.Attachments,
            Remembered = Remembered(role.Status),
            KnownId = role.Status.Id,
            Adoption = spec.Adoption,
            Partition = account.Partition,
        });
    }

    /// <summary>The references in a spec; cheap enough to be called for every event.</summary>
    public static IReadOnlyList<ReferenceUse> References(Resource<RoleSpec, RoleStatus> role)
    {
        if (role.Spec is not { } spec) return [];
        var uses = new List<ReferenceUse>();
        if (spec.PermissionsBoundary?.PolicyRef is { } boundary) uses.Add(Use(ResourceKind.Policy, boundary, RolePermissions.BoundaryField));
        foreach (var (at, policy) in (spec.ManagedPolicies ?? []).Index())
            if (policy.Ref is { } reference) uses.Add(Use(ResourceKind.Policy, reference, RolePermissions.PolicyField(at)));
        foreach (var (at, assumed) in (spec.Assumes ?? []).Index())
            if (assumed.Ref is { } reference) uses.Add(Use(ResourceKind.Role, reference, RolePermissions.AssumesField(at)));
        foreach (var (at, party) in (spec.Trust.Allow ?? []).Index())
            if (party.Role?.Ref is { } caller) uses.Add(Use(ResourceKind.Role, caller, TrustPolicy.RoleField(at)));
        return uses;

        ReferenceUse Use(ResourceKind kind, Reference reference, string field) =>
            ReferenceResolver.Use(kind, reference, role.Metadata.Namespace, field);
    }

    /// <summary>
    /// What of a role's permissions this object answers for when it is deleted. Unlike <see cref="Resolve"/> it takes what it can get: a
    /// policy that is being deleted together with the role still counts, or the two would wait for each other.
    /// </summary>
    public static RoleClaim Claim(Resource<RoleSpec, RoleStatus> role, Surroundings surroundings)
    {
        var remembered = Remembered(role.Status) ?? new([], []);
        if (role.Spec is null) return Unreadable(role.Unreadable, remembered);
        if (role.Spec is not { Attachments: Attachments.Additive } spec) return new RoleClaim.Everything();

        var from = role.Metadata.Namespace;
        var arns = (spec.ManagedPolicies ?? []).Select(policy =>
            policy.Ref is { } reference ? surroundings.References.Find(ResourceKind.Policy, reference.Namespace ?? from, reference.Name)?.Arn
            : policy.Aws is { } aws ? AwsManagedPolicy.Arn(surroundings.Account.Partition, aws)
            : policy.Arn);
        return new RoleClaim.Only(
            [.. arns.OfType<string>(), .. remembered.PolicyArns],
            [.. (spec.InlinePolicies ?? []).Select(policy => policy.Name), .. remembered.InlineNames, AssumesPolicy.Name]);
    }

    private static RoleClaim.Only? Remembered(RoleStatus status) =>
        status is { ManagedPolicies: null, InlinePolicies: null } ? null : new(status.ManagedPolicies ?? [], status.InlinePolicies ?? []);

    /// <summary>Others' policies must not go because of a mistake elsewhere in the spec: only Exclusive, or nothing at all, claims everything.</summary>
    private static RoleClaim Unreadable(JsonElement? spec, RoleClaim.Only remembered) =>
        spec is { ValueKind: JsonValueKind.Object } raw && raw.TryGetProperty("attachments", out var attachments)
        && !(attachments.ValueKind == JsonValueKind.String && attachments.ValueEquals(nameof(Attachments.Exclusive)))
            ? new RoleClaim.Only(remembered.PolicyArns, [.. remembered.InlineNames, AssumesPolicy.Name])
            : new RoleClaim.Everything();

    /// <summary>The name that the role has or will have in AWS.</summary>
    public static string NameOf(ObjectMeta metadata, RoleSpec spec) => spec.Name ?? DefaultName.OfRole(metadata.Namespace, metadata.Name);
}
