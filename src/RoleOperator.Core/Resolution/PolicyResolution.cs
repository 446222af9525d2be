using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Resolution;

/// <summary>Turns a Policy into the customer managed policy that AWS should have. A Policy refers to nothing.</summary>
public static class PolicyResolution
{
    /// <summary>The desired policy, or every problem of the spec.</summary>
    public static Resolution<DesiredPolicy> Resolve(Resource<PolicySpec, PolicyStatus> policy, Surroundings surroundings)
    {
        if (policy.Spec is not { } spec) return FieldFindings.Unreadable<DesiredPolicy>(policy.SpecProblems);

        var account = surroundings.Account;
        var findings = new FieldFindings();
        var name = spec.Name ?? DefaultName.OfPolicy(policy.Metadata.Namespace, policy.Metadata.Name);
        var owner = surroundings.OwnerOf(policy.Metadata);

        CommonFields.Identity("policy", new(policy.Status.Name, policy.Status.Arn, policy.Status.Account), name, spec.Path, account, findings);
        var tags = CommonFields.Tags(spec, owner, StringComparer.Ordinal, surroundings.IgnoredTags, findings);
        var document = findings.Read(PolicyDocument.Parse(spec.Document, DocumentKind.Identity), "spec.document");

        return findings.Resolve([], () => new DesiredPolicy
        {
            Name = name,
            Path = spec.Path,
            Arn = account.PolicyArn(spec.Path, name),
            Description = spec.Description ?? "",
            Document = document!,
            KeepVersions = spec.KeepVersions,
            Tags = tags,
            IgnoredTags = surroundings.IgnoredTags,
            Owner = owner,
            Adoption = spec.Adoption,
            Partition = account.Partition,
        });
    }
}
