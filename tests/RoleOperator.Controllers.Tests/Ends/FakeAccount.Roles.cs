using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Documents;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Controllers.Tests.Ends;

internal sealed partial class FakeAccount
{
    public SortedDictionary<string, ObservedRole> Roles { get; } = new(StringComparer.Ordinal);

    /// <summary>Puts a role there that the operator did not make.</summary>
    public void AddRole(string name, params (string Key, string Value)[] tags) => Roles[name] = new()
    {
        Name = name,
        Path = "/",
        Arn = $"arn:aws:iam::{Id}:role/{name}",
        Id = NextId("AROA"),
        Trust = PolicyDocument.FromWire("""{"Version":"2012-10-17","Statement":[]}""", DocumentKind.Trust),
        Tags = tags.ToDictionary(tag => tag.Key, tag => tag.Value),
    };

    /// <summary>Puts a managed policy and an inline policy of that name on a role, as others do.</summary>
    public void PutThere(string role, string policy) => Roles[role] = Roles[role] with
    {
        PolicyArns = [.. Roles[role].PolicyArns, PolicyArn(policy)],
        Inline = Roles[role].Inline
            .Append(new(policy, PolicyDocument.FromWire("""{"Version":"2012-10-17","Statement":[]}""", DocumentKind.Identity))).ToDictionary(),
    };

    /// <summary>Gives a role another owner, or none: its only tag.</summary>
    public void OwnRole(string name, string? owner) => Roles[name] = Roles[name] with { Tags = OwnerTag(owner) };

    private ObservedRole? Role(string name, RoleReading reading) => Roles.GetValueOrDefault(name) is not { } role ? null : role with
    {
        Inline = reading.HasFlag(RoleReading.Documents) ? role.Inline : role.Inline.ToDictionary(policy => policy.Key, _ => (ObservedDocument?)null),
        InstanceProfiles = reading.HasFlag(RoleReading.InstanceProfiles) ? ProfilesWith(name) : null,
    };

    private StepAnswer? ApplyToRole(Step step)
    {
        switch (step)
        {
            case Step.CreateRole s:
                Check(!Roles.ContainsKey(s.Name), step, "EntityAlreadyExists");
                CheckPolicy(step, s.BoundaryArn);
                var created = new ObservedRole
                {
                    Name = s.Name,
                    Path = s.Path,
                    Arn = $"arn:{Partition}:iam::{Id}:role{s.Path}{s.Name}",
                    Id = NextId("AROA"),
                    Trust = PolicyDocument.FromWire(s.Trust, DocumentKind.Trust),
                    Description = s.Description ?? "",
                    MaxSessionSeconds = s.MaxSessionSeconds,
                    BoundaryArn = s.BoundaryArn,
                    Tags = s.Tags,
                };
                Roles[s.Name] = created;
                return new(new(created.Arn, created.Id));
            case Step.DeleteRole s:
                var bare = RoleOf(step, s.Role) is { PolicyArns.Count: 0, Inline.Count: 0 };
                Check(bare, step, "DeleteConflict", "Cannot delete entity, must detach all policies first.");
                Check(ProfilesWith(s.Role).Count == 0, step, "DeleteConflict", "Cannot delete entity, must remove roles from instance profile first.");
                Roles.Remove(s.Role);
                return StepAnswer.Done;
            case Step.LeaveInstanceProfile s:
                Check(Profiles.GetValueOrDefault(s.Profile)?.Role == s.Role, step, "NoSuchEntity");
                Profiles[s.Profile] = Profiles[s.Profile] with { Role = null };
                return StepAnswer.Done;
            default:
                if (Changed(step) is not { } changed) return null;
                Roles[changed.Name] = changed;
                return StepAnswer.Done;
        }
    }

    private ObservedRole? Changed(Step step) => step switch
    {
        Step.UpdateRole s => RoleOf(step, s.Role) with { Description = s.Description, MaxSessionSeconds = s.MaxSessionSeconds },
        Step.UpdateTrust s => RoleOf(step, s.Role) with { Trust = PolicyDocument.FromWire(s.Document, DocumentKind.Trust) },
        Step.PutBoundary s => RoleOf(step, s.Role) with { BoundaryArn = CheckPolicy(step, s.PolicyArn) },
        Step.DeleteBoundary s => RoleOf(step, s.Role) with { BoundaryArn = null },
        Step.AttachPolicy s => RoleOf(step, s.Role) with { PolicyArns = [.. Roles[s.Role].PolicyArns.Append(CheckPolicy(step, s.PolicyArn)!).Distinct()] },
        Step.DetachPolicy s => Detached(s),
        Step.PutInlinePolicy s => RoleOf(step, s.Role) with
        {
            Inline = Roles[s.Role].Inline.Where(policy => policy.Key != s.Policy)
                .Append(new(s.Policy, PolicyDocument.FromWire(s.Document, DocumentKind.Identity))).ToDictionary(),
        },
        Step.DeleteInlinePolicy s => Bereft(s),
        Step.TagRole s => RoleOf(step, s.Role) with { Tags = With(Roles[s.Role].Tags, s.Tags) },
        Step.UntagRole s => RoleOf(step, s.Role) with { Tags = Without(Roles[s.Role].Tags, s.Keys) },
        _ => null,
    };

    private ObservedRole Detached(Step.DetachPolicy step)
    {
        var role = RoleOf(step, step.Role);
        Check(role.PolicyArns.Contains(step.PolicyArn), step, "NoSuchEntity");
        return role with { PolicyArns = [.. role.PolicyArns.Where(arn => arn != step.PolicyArn)] };
    }

    private ObservedRole Bereft(Step.DeleteInlinePolicy step)
    {
        var role = RoleOf(step, step.Role);
        Check(role.Inline.ContainsKey(step.Policy), step, "NoSuchEntity");
        return role with { Inline = role.Inline.Where(policy => policy.Key != step.Policy).ToDictionary() };
    }

    private ObservedRole RoleOf(Step step, string name)
    {
        Check(Roles.ContainsKey(name), step, "NoSuchEntity", $"The role with name {name} cannot be found.");
        return Roles[name];
    }

    private IReadOnlyList<string> ProfilesWith(string role) => [.. Profiles.Values.Where(profile => profile.Role == role).Select(profile => profile.Name)];

    private IEnumerable<string> RoleLines() => Roles.Values.Select(role =>
        $"role {role.Arn} {role.Id} '{role.Description}' {role.MaxSessionSeconds} {role.BoundaryArn} {Text(role.Trust)} "
        + $"[{string.Join(' ', role.PolicyArns.Order(StringComparer.Ordinal))}] "
        + $"[{string.Join(' ', role.Inline.OrderBy(policy => policy.Key, StringComparer.Ordinal).Select(policy => $"{policy.Key}:{Text(policy.Value)}"))}] "
        + Text(role.Tags));

    private static string Text(ObservedDocument? document) => document is ObservedDocument.Readable readable ? readable.Document.Minified : $"{document}";
}
