using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Core.Tests.Planning;

internal sealed partial class StrictCloud
{
    private ObservedPolicy? policy;
    private int lastVersion = 100;

    /// <summary>The policy; the document in force always follows from the versions.</summary>
    public ObservedPolicy? Policy
    {
        get => policy is null ? null : policy with { Document = policy.Versions!.Single(v => v.IsDefault).Document };
        set => policy = value;
    }

    private bool ApplyToPolicy(Step step)
    {
        switch (step)
        {
            case Step.CreatePolicy s:
                Check(policy is null, step, "EntityAlreadyExists");
                policy = new()
                {
                    Name = s.Name,
                    Path = s.Path,
                    Arn = Samples.Arn(s.Name),
                    Id = "ANPAEXAMPLEEXAMPLE002",
                    Description = s.Description ?? "",
                    DefaultVersionId = "v1",
                    Versions = [new("v1", true, Samples.Seen(s.Document))],
                    Tags = s.Tags,
                };
                return true;
            case Step.TagPolicy { Tags: var tags } when tags.ContainsKey(Owner.TagKey):
                Check(!ExistingPolicy(step).Tags.ContainsKey(Owner.TagKey), step, "the owner tag is there already");
                Check(tags.Count == 1, step, "other tags go with the claim");
                policy = policy! with { Tags = With(policy.Tags, tags, StringComparer.Ordinal, step) };
                return true;
            case Step.TagPolicy s:
                policy = OwnedPolicy(step) with { Tags = With(policy!.Tags, s.Tags, StringComparer.Ordinal, step) };
                return true;
            case Step.UntagPolicy s:
                policy = OwnedPolicy(step) with { Tags = Without(policy!.Tags, s.Keys, StringComparer.Ordinal, step) };
                return true;
            case Step.CreatePolicyVersion s:
                Check(OwnedPolicy(step).Versions!.Count < 5, step, "LimitExceeded: five versions");
                SetDefault([.. policy!.Versions!, new($"v{++lastVersion}", false, Samples.Seen(s.Document))], $"v{lastVersion}");
                return true;
            case Step.SetDefaultVersion s:
                Check(OwnedPolicy(step).Versions!.Any(v => v.Id == s.VersionId), step, "NoSuchEntity");
                SetDefault(policy!.Versions!, s.VersionId);
                return true;
            case Step.DeletePolicyVersion s:
                Check(OwnedPolicy(step).Versions!.Any(v => v.Id == s.VersionId), step, "NoSuchEntity");
                Check(policy!.DefaultVersionId != s.VersionId, step, "DeleteConflict: the default version");
                policy = policy with { Versions = [.. policy.Versions!.Where(v => v.Id != s.VersionId)] };
                return true;
            case Step.DetachPolicy s when Role is null:
                Check(OwnedPolicy(step).Users?.Contains(PolicyUser.Role(s.Role)) == true, step, "NoSuchEntity");
                policy = policy! with { Users = [.. policy.Users!.Where(u => u != PolicyUser.Role(s.Role))], AttachmentCount = policy.AttachmentCount - 1 };
                return true;
            case Step.DeletePolicy:
                Check(OwnedPolicy(step) is { AttachmentCount: 0, BoundaryUsageCount: 0, Versions.Count: 1 }, step, "DeleteConflict");
                policy = null;
                return true;
            default:
                return false;
        }
    }

    private void SetDefault(IReadOnlyList<ObservedVersion> versions, string id) =>
        policy = policy! with { DefaultVersionId = id, Versions = [.. versions.Select(v => v with { IsDefault = v.Id == id })] };

    private ObservedPolicy OwnedPolicy(Step step)
    {
        CheckOwned(step, ExistingPolicy(step).Tags);
        return policy!;
    }

    private ObservedPolicy ExistingPolicy(Step step) => policy ?? throw new Refusal($"{step}: NoSuchEntity");
}
