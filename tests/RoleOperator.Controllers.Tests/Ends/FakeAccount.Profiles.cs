using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Controllers.Tests.Ends;

internal sealed partial class FakeAccount
{
    private readonly Dictionary<string, int> associations = [];

    public SortedDictionary<string, ObservedInstanceProfile> Profiles { get; } = new(StringComparer.Ordinal);

    public List<ObservedInstance> Instances { get; } = [];

    public void AddInstance(string id, string? profile = null) => Instances.Add(new()
    {
        Id = id,
        Region = "eu-west-1",
        State = "running",
        ProfileArn = profile is null ? null : $"arn:aws:iam::{Id}:instance-profile/{profile}",
        AssociationId = profile is null ? null : $"iip-assoc-{id}",
    });

    /// <summary>Puts a profile there that the operator did not make.</summary>
    public void AddProfile(string name, string role) => Profiles[name] = new()
    {
        Name = name,
        Path = "/",
        Arn = $"arn:aws:iam::{Id}:instance-profile/{name}",
        Id = NextId("AIPA"),
        Role = role,
    };

    /// <summary>Gives a profile another owner, or none: its only tag.</summary>
    public void OwnProfile(string name, string? owner) => Profiles[name] = Profiles[name] with { Tags = OwnerTag(owner) };

    private IReadOnlyList<ObservedInstance> Found(IEnumerable<InstanceAddress> wanted) =>
    [
        .. wanted.Select(one => Instances.Find(instance => instance.Id == one.Id && instance.Region == one.Region)
            ?? new ObservedInstance { Id = one.Id, Region = one.Region }).Select(InstanceAsRead),
    ];

    private StepAnswer? ApplyToProfile(Step step)
    {
        switch (step)
        {
            case Step.CreateInstanceProfile s:
                Check(!Profiles.ContainsKey(s.Name), step, "EntityAlreadyExists");
                var created = new ObservedInstanceProfile
                {
                    Name = s.Name,
                    Path = s.Path,
                    Arn = $"arn:{Partition}:iam::{Id}:instance-profile{s.Path}{s.Name}",
                    Id = NextId("AIPA"),
                    Tags = s.Tags,
                };
                Profiles[s.Name] = created;
                return new(new(created.Arn, created.Id));
            case Step.AddRole s:
                // In AWS's order: permissions, existence, quota.
                Check(!notPassed.Contains(s.Role), step, "AccessDenied", $"not authorized to perform: iam:PassRole on resource: {s.Role}");
                RoleOf(step, s.Role);
                Check(ProfileOf(step, s.Profile).Role is null, step, "LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
                Profiles[s.Profile] = Profiles[s.Profile] with { Role = s.Role };
                return StepAnswer.Done;
            case Step.RemoveRole s:
                Check(ProfileOf(step, s.Profile).Role == s.Role, step, "NoSuchEntity");
                Profiles[s.Profile] = Profiles[s.Profile] with { Role = null };
                return StepAnswer.Done;
            case Step.TagInstanceProfile s:
                Profiles[s.Profile] = ProfileOf(step, s.Profile) with { Tags = With(Profiles[s.Profile].Tags, s.Tags) };
                return StepAnswer.Done;
            case Step.UntagInstanceProfile s:
                Profiles[s.Profile] = ProfileOf(step, s.Profile) with { Tags = Without(Profiles[s.Profile].Tags, s.Keys) };
                return StepAnswer.Done;
            case Step.DeleteInstanceProfile s:
                Check(ProfileOf(step, s.Profile).Role is null, step, "DeleteConflict");
                Profiles.Remove(s.Profile);
                return StepAnswer.Done;
            default:
                return null;
        }
    }

    private StepAnswer? ApplyToInstance(Step step)
    {
        switch (step)
        {
            case Step.Associate s:
                Check(Instances[InstanceOf(step, s.Region, s.InstanceId)].AssociationId is null, step, "IncorrectState", "There is an existing association");
                return Carry(step, InstanceOf(step, s.Region, s.InstanceId), s.Profile);
            case Step.ReplaceAssociation s:
                Check(Instances[InstanceOf(step, s.Region, s.InstanceId)].AssociationId == s.AssociationId, step, "InvalidAssociationID.NotFound");
                return Carry(step, InstanceOf(step, s.Region, s.InstanceId), s.Profile);
            case Step.Disassociate s:
                var at = InstanceOf(step, s.Region, s.InstanceId);
                Check(Instances[at].AssociationId == s.AssociationId, step, "InvalidAssociationID.NotFound");
                Instances[at] = Instances[at] with { AssociationId = null, ProfileArn = null, ProfileId = null };
                return StepAnswer.Done;
            default:
                return null;
        }
    }

    private StepAnswer Carry(Step step, int at, string profile)
    {
        Check(Profiles.TryGetValue(profile, out var carried), step, "InvalidParameterValue", "Invalid IAM Instance Profile name");
        Check(carried!.Role is not null, step, "InvalidParameterValue", "The profile has no associated IAM Roles");
        var id = Instances[at].Id;
        associations[id] = associations.GetValueOrDefault(id) + 1;
        Instances[at] = Instances[at] with
        {
            AssociationId = $"iip-assoc-{id}-{associations[id]}",
            ProfileArn = carried.Arn,
            ProfileId = carried.Id,
        };
        return StepAnswer.Done;
    }

    private int InstanceOf(Step step, string region, string id)
    {
        var at = Instances.FindIndex(instance => instance.Id == id && instance.Region == region);
        Check(at >= 0, step, "InvalidInstanceID.NotFound");
        return at;
    }

    private ObservedInstanceProfile ProfileOf(Step step, string name)
    {
        Check(Profiles.ContainsKey(name), step, "NoSuchEntity", $"Instance Profile {name} cannot be found.");
        return Profiles[name];
    }

    private IEnumerable<string> ProfileLines() =>
    [
        .. Profiles.Values.Select(profile => $"profile {profile.Arn} {profile.Id} {profile.Role} {Text(profile.Tags)}"),
        .. Instances.Select(instance => $"instance {instance.Id} {instance.AssociationId} {instance.ProfileArn}"),
    ];
}
