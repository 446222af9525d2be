using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Resolution;

/// <summary>Resolves what a role may do: its boundary, its managed policies and its inline policies.</summary>
internal sealed class RolePermissions(ObjectMeta role, AccountContext account, ReferenceResolver references, FieldFindings findings)
{
    public const string BoundaryField = "spec.permissionsBoundary.policyRef";

    public static string PolicyField(int at) => $"spec.managedPolicies[{at}].ref";

    public static string AssumesField(int at) => $"spec.assumes[{at}].ref";

    /// <summary>The boundary's ARN; null when none is wanted, or with a problem.</summary>
    public string? Boundary(PermissionsBoundary? boundary) =>
        boundary is null ? null
        : boundary.PolicyRef is { } reference ? references.Arn(Use(ResourceKind.Policy, reference, BoundaryField))
        : OwnPolicy(boundary.Arn!, "spec.permissionsBoundary.arn");

    /// <summary>The ARNs, in the spec's order, each once: a policy may be named as an ARN here and by an object there.</summary>
    public IReadOnlyList<string> ManagedPolicies(IReadOnlyList<ManagedPolicy> policies) =>
        [.. policies.Select(ArnOf).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The inline policies by name, with the one that <c>assumes</c> stands for.</summary>
    /// <param name="policies">As the user wrote them.</param>
    /// <param name="assumed">The roles to be assumed.</param>
    /// <param name="ownArn">The ARN that this role has or will have, so that it can name itself.</param>
    public SortedDictionary<string, PolicyDocument> Inline(IReadOnlyList<InlinePolicy> policies, IReadOnlyList<AssumedRole> assumed, string ownArn)
    {
        var inline = new SortedDictionary<string, PolicyDocument>(StringComparer.Ordinal);
        foreach (var (at, policy) in policies.Index())
        {
            if (policy.Name.Equals(AssumesPolicy.Name, StringComparison.OrdinalIgnoreCase))
                findings.Invalid($"spec.inlinePolicies[{at}].name", $"{AssumesPolicy.Name} is the operator's name for what spec.assumes says; choose another");
            if (findings.Read(PolicyDocument.Parse(policy.Document, DocumentKind.Identity), $"spec.inlinePolicies[{at}].document") is { } document)
                inline[policy.Name] = document;
        }

        var arns = assumed.Select((target, at) => ArnOf(target, at, ownArn)).OfType<string>().ToList();
        if (arns.Count > 0 && findings.Read(AssumesPolicy.For(arns), "spec.assumes") is { } assumes)
            inline[AssumesPolicy.Name] = assumes;
        return inline;
    }

    private string? ArnOf(ManagedPolicy policy, int at) =>
        policy.Ref is { } reference ? references.Arn(Use(ResourceKind.Policy, reference, PolicyField(at)))
        : policy.Aws is { } aws ? AwsManagedPolicy.Arn(account.Partition, aws)
        : OwnPolicy(policy.Arn!, $"spec.managedPolicies[{at}].arn");

    private string? ArnOf(AssumedRole target, int at, string ownArn)
    {
        if (target.Ref is not { } reference) return SamePartition(target.Arn!, $"spec.assumes[{at}].arn");
        var use = Use(ResourceKind.Role, reference, AssumesField(at));
        return use.Namespace == role.Namespace && use.Name == role.Name ? ownArn : references.FutureRoleArn(use, account);
    }

    /// <summary>IAM attaches policies of the role's own account and of AWS only.</summary>
    private string? OwnPolicy(string arn, string field)
    {
        if (AwsNames.PolicyArn(arn) is { } malformed)
        {
            findings.Invalid(field, malformed);
            return null;
        }

        if (SamePartition(arn, field) is null) return null;
        if (!Arn.TryParse(arn, out var parsed) || parsed.Account == "aws" || parsed.Account == account.AccountId) return arn;
        findings.Invalid(field,
            $"{Excerpt.Quote(arn)} is in account {parsed.Account}, but the role is in {account.AccountId}; "
            + "a policy works only in its own account, so copy it there");
        return null;
    }

    private string? SamePartition(string arn, string field)
    {
        if (Partition.OfArn(arn) == account.Partition) return arn;
        findings.Invalid(field, $"{Excerpt.Quote(arn)} is not in partition {account.Partition}, where the role is; nothing works across partitions");
        return null;
    }

    private ReferenceUse Use(ResourceKind kind, Reference reference, string field) => ReferenceResolver.Use(kind, reference, role.Namespace, field);
}
