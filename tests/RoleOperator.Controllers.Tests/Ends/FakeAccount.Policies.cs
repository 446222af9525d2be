using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Documents;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Controllers.Tests.Ends;

internal sealed partial class FakeAccount
{
    private int lastVersion = 1;

    /// <summary>The policies by ARN, each with its versions and their documents.</summary>
    public SortedDictionary<string, ObservedPolicy> Policies { get; } = new(StringComparer.Ordinal);

    public static string PolicyArn(string name) => $"arn:aws:iam::{Id}:policy/{name}";

    /// <summary>Puts a policy there that the operator did not make.</summary>
    public void AddPolicy(string name, params (string Key, string Value)[] tags) => Policies[PolicyArn(name)] = new()
    {
        Name = name,
        Path = "/",
        Arn = PolicyArn(name),
        Id = NextId("ANPA"),
        DefaultVersionId = "v1",
        Versions = [new("v1", true, PolicyDocument.FromWire("""{"Version":"2012-10-17","Statement":[]}""", DocumentKind.Identity))],
        Tags = tags.ToDictionary(tag => tag.Key, tag => tag.Value),
    };

    private ObservedPolicy? Policy(string arn, PolicyReading reading, ObservedPolicy? policy)
    {
        if (policy is null) return null;
        var (users, bounded) = (UsersOf(arn), BoundedBy(arn));
        return policy with
        {
            Document = reading.HasFlag(PolicyReading.Document) ? policy.Versions!.Single(version => version.IsDefault).Document : null,
            Versions = reading.HasFlag(PolicyReading.Versions) ? [.. policy.Versions!.Select(version => version with { Document = null })] : null,
            AttachmentCount = users.Count,
            BoundaryUsageCount = bounded.Count,
            Users = reading.HasFlag(PolicyReading.Users) ? users : null,
            Bounded = reading.HasFlag(PolicyReading.Users) ? bounded : null,
        };
    }

    private StepAnswer? ApplyToPolicy(Step step)
    {
        switch (step)
        {
            case Step.CreatePolicy s:
                var arn = $"arn:{Partition}:iam::{Id}:policy{s.Path}{s.Name}";
                Check(!Policies.ContainsKey(arn), step, "EntityAlreadyExists");
                var id = NextId("ANPA");
                Policies[arn] = new()
                {
                    Name = s.Name,
                    Path = s.Path,
                    Arn = arn,
                    Id = id,
                    Description = s.Description ?? "",
                    DefaultVersionId = "v1",
                    Versions = [new("v1", true, PolicyDocument.FromWire(s.Document, DocumentKind.Identity))],
                    Tags = s.Tags,
                };
                return new(new(arn, id));
            case Step.CreatePolicyVersion s:
                var grown = PolicyOf(step, s.PolicyArn);
                Check(grown.Versions!.Count < 5, step, "LimitExceeded", "A managed policy can have up to 5 versions.");
                var version = $"v{++lastVersion}";
                Policies[s.PolicyArn] = InForce(
                    grown with { Versions = [.. grown.Versions, new(version, false, PolicyDocument.FromWire(s.Document, DocumentKind.Identity))] }, version);
                return new(VersionId: version);
            case Step.SetDefaultVersion s:
                Check(PolicyOf(step, s.PolicyArn).Versions!.Any(one => one.Id == s.VersionId), step, "NoSuchEntity");
                Policies[s.PolicyArn] = InForce(Policies[s.PolicyArn], s.VersionId);
                return new(VersionId: s.VersionId);
            case Step.DeletePolicyVersion s:
                var pruned = PolicyOf(step, s.PolicyArn);
                Check(pruned.Versions!.Any(one => one.Id == s.VersionId), step, "NoSuchEntity");
                Check(pruned.DefaultVersionId != s.VersionId, step, "DeleteConflict", "Cannot delete the default version of a policy.");
                Policies[s.PolicyArn] = pruned with { Versions = [.. pruned.Versions!.Where(one => one.Id != s.VersionId)] };
                return StepAnswer.Done;
            case Step.TagPolicy s:
                Policies[s.PolicyArn] = PolicyOf(step, s.PolicyArn) with { Tags = With(Policies[s.PolicyArn].Tags, s.Tags) };
                return StepAnswer.Done;
            case Step.UntagPolicy s:
                Policies[s.PolicyArn] = PolicyOf(step, s.PolicyArn) with { Tags = Without(Policies[s.PolicyArn].Tags, s.Keys) };
                return StepAnswer.Done;
            case Step.DeletePolicy s:
                var unused = UsersOf(s.PolicyArn).Count == 0 && BoundedBy(s.PolicyArn).Count == 0;
                Check(PolicyOf(step, s.PolicyArn).Versions!.Count == 1 && unused, step, "DeleteConflict");
                Policies.Remove(s.PolicyArn);
                return StepAnswer.Done;
            default:
                return null;
        }
    }

    private static ObservedPolicy InForce(ObservedPolicy policy, string version) =>
        policy with { DefaultVersionId = version, Versions = [.. policy.Versions!.Select(one => one with { IsDefault = one.Id == version })] };

    private ObservedPolicy PolicyOf(Step step, string arn)
    {
        CheckPolicy(step, arn);
        return Policies[arn];
    }

    /// <summary>AWS's own policies are always there.</summary>
    private string? CheckPolicy(Step step, string? arn)
    {
        Check(
            arn is null || arn.StartsWith($"arn:{Partition}:iam::aws:", StringComparison.Ordinal) || Policies.ContainsKey(arn), step, "NoSuchEntity",
            $"Policy {arn} does not exist or is not attachable.");
        return arn;
    }

    private IReadOnlyList<PolicyUser> UsersOf(string arn) =>
        [.. Roles.Values.Where(role => role.PolicyArns.Contains(arn)).Select(role => PolicyUser.Role(role.Name))];

    private IReadOnlyList<PolicyUser> BoundedBy(string arn) =>
        [.. Roles.Values.Where(role => role.BoundaryArn == arn).Select(role => PolicyUser.Role(role.Name))];

    private IEnumerable<string> PolicyLines() => Policies.Values.Select(policy =>
        $"policy {policy.Arn} {policy.Id} {policy.DefaultVersionId} "
        + $"[{string.Join(' ', policy.Versions!.Select(version => $"{version.Id}:{Text(version.Document)}"))}] {Text(policy.Tags)}");
}
