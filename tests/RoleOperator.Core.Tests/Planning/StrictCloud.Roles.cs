using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Core.Tests.Planning;

internal sealed partial class StrictCloud
{
    public ObservedRole? Role
    {
        get => field is null ? null : field with { Quota = Quota };
        set;
    }

    public RoleQuota Quota { get; init; } = RoleQuota.Default;

    /// <summary>The boundary without which nothing may be granted, or null.</summary>
    public string? GrantsNeedBoundary { get; init; }

    private bool ApplyToRole(Step step)
    {
        switch (step)
        {
            case Step.CreateRole s:
                Check(Role is null, step, "EntityAlreadyExists");
                Role = new()
                {
                    Name = s.Name,
                    Path = s.Path,
                    Arn = $"arn:aws:iam::111122223333:role{s.Path}{s.Name}",
                    Id = "AROAEXAMPLEEXAMPLE002",
                    Trust = Samples.Seen(s.Trust, DocumentKind.Trust),
                    Description = s.Description ?? "",
                    MaxSessionSeconds = s.MaxSessionSeconds,
                    BoundaryArn = s.BoundaryArn,
                    Tags = s.Tags,
                };
                return true;
            case Step.TagRole { Tags: var tags } when tags.ContainsKey(Owner.TagKey):
                Check(!Existing(step).Tags.ContainsKey(Owner.TagKey), step, "the owner tag is there already");
                Check(tags.Count == 1, step, "other tags go with the claim");
                Role = Existing(step) with { Tags = With(Role!.Tags, tags, StringComparer.OrdinalIgnoreCase, step) };
                return true;
            case Step.DeleteRole:
                var role = Owned(step);
                Check(role.PolicyArns.Count == 0 && role.Inline.Count == 0 && role.InstanceProfiles is null or [], step, "DeleteConflict");
                Role = null;
                return true;
            default:
                if (Changed(step) is not { } changed) return false;
                Role = changed;
                return true;
        }
    }

    private ObservedRole? Changed(Step step) => step switch
    {
        Step.UpdateRole s => Owned(step) with { Description = s.Description, MaxSessionSeconds = s.MaxSessionSeconds },
        Step.UpdateTrust s => Owned(step) with { Trust = Samples.Seen(s.Document, DocumentKind.Trust) },
        Step.PutBoundary s => Owned(step) with { BoundaryArn = s.PolicyArn },
        Step.DeleteBoundary => Owned(step) with { BoundaryArn = null },
        Step.AttachPolicy s => Attached(s),
        Step.DetachPolicy s when Role is not null => Detached(s),
        Step.PutInlinePolicy s => Put(s),
        Step.DeleteInlinePolicy s => Owned(step).Inline.ContainsKey(s.Policy)
            ? Role! with { Inline = Role!.Inline.Where(i => i.Key != s.Policy).ToDictionary() }
            : throw new Refusal($"{step}: NoSuchEntity"),
        Step.TagRole s => Owned(step) with { Tags = With(Role!.Tags, s.Tags, StringComparer.OrdinalIgnoreCase, step) },
        Step.UntagRole s => Owned(step) with { Tags = Without(Role!.Tags, s.Keys, StringComparer.OrdinalIgnoreCase, step) },
        Step.LeaveInstanceProfile s => Owned(step) with { InstanceProfiles = [.. Role!.InstanceProfiles!.Where(p => p != s.Profile)] },
        _ => null,
    };

    private ObservedRole Attached(Step.AttachPolicy step)
    {
        var role = Granted(step);
        string[] arns = [.. role.PolicyArns.Append(step.PolicyArn).Distinct()];
        Check(arns.Length <= Quota.Attached, step, $"LimitExceeded: Cannot exceed quota for PoliciesPerRole: {Quota.Attached}");
        return role with { PolicyArns = arns };
    }

    private ObservedRole Detached(Step.DetachPolicy step)
    {
        Check(Owned(step).PolicyArns.Contains(step.PolicyArn), step, "NoSuchEntity");
        return Role! with { PolicyArns = [.. Role!.PolicyArns.Where(p => p != step.PolicyArn)] };
    }

    private ObservedRole Put(Step.PutInlinePolicy step)
    {
        var role = Granted(step);
        var inline = role.Inline.Where(i => i.Key != step.Policy).Append(new(step.Policy, Samples.Seen(step.Document))).ToDictionary();
        var size = inline.Values.Sum(d => Assert.IsType<ObservedDocument.Readable>(d).Document.NonWhitespaceLength);
        Check(size <= Quota.InlineCharacters, step, $"LimitExceeded: Maximum policy size of {Quota.InlineCharacters} bytes exceeded");
        return role with { Inline = inline };
    }

    private ObservedRole Granted(Step step)
    {
        Check(GrantsNeedBoundary is null || Owned(step).BoundaryArn == GrantsNeedBoundary, step, "a grant outside the boundary");
        return Owned(step);
    }

    private ObservedRole Owned(Step step)
    {
        CheckOwned(step, Existing(step).Tags);
        return Role!;
    }

    private ObservedRole Existing(Step step) => Role ?? throw new Refusal($"{step}: NoSuchEntity");
}
