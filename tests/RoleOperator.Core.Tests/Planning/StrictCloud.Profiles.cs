using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Core.Tests.Planning;

internal sealed partial class StrictCloud
{
    private int lastAssociation;

    public ObservedInstanceProfile? Profile { get; set; }

    public List<ObservedInstance> Instances { get; init; } = [];

    private bool ApplyToProfile(Step step)
    {
        switch (step)
        {
            case Step.CreateInstanceProfile s:
                Check(Profile is null, step, "EntityAlreadyExists");
                Profile = Samples.ObservedProfile with { Name = s.Name, Path = s.Path, Id = "AIPAEXAMPLEEXAMPLE002", Role = null, Tags = s.Tags };
                return true;
            case Step.TagInstanceProfile { Tags: var tags } when tags.ContainsKey(Owner.TagKey):
                Check(!ExistingProfile(step).Tags.ContainsKey(Owner.TagKey), step, "the owner tag is there already");
                Check(tags.Count == 1, step, "other tags go with the claim");
                Profile = Profile! with { Tags = With(Profile.Tags, tags, StringComparer.Ordinal, step) };
                return true;
            case Step.TagInstanceProfile s:
                Profile = OwnedProfile(step) with { Tags = With(Profile!.Tags, s.Tags, StringComparer.Ordinal, step) };
                return true;
            case Step.UntagInstanceProfile s:
                Profile = OwnedProfile(step) with { Tags = Without(Profile!.Tags, s.Keys, StringComparer.Ordinal, step) };
                return true;
            case Step.AddRole { IsProbe: true } s:
                Profile = OwnedProfile(step) with { Role = Profile!.Role ?? s.Role };
                return true;
            case Step.AddRole s:
                Check(OwnedProfile(step).Role is null, step, "LimitExceeded: InstanceSessionsPerInstanceProfile: 1");
                Profile = Profile! with { Role = s.Role };
                return true;
            case Step.RemoveRole s:
                Check(OwnedProfile(step).Role == s.Role, step, "NoSuchEntity");
                Profile = Profile! with { Role = null };
                return true;
            case Step.DeleteInstanceProfile:
                Check(OwnedProfile(step).Role is null, step, "DeleteConflict");
                Profile = null;
                return true;
            default:
                return false;
        }
    }

    private bool ApplyToInstance(Step step)
    {
        switch (step)
        {
            case Step.Associate s:
                var (bare, at) = Find(step, s.Region, s.InstanceId);
                Check(bare.State is "running" or "stopped", step, "IncorrectInstanceState");
                Check(bare.AssociationId is null, step, "IncorrectState: there is an existing association");
                Instances[at] = Carrying(bare, step);
                return true;
            case Step.ReplaceAssociation s:
                var (carrier, place) = Find(step, s.Region, s.InstanceId);
                Check(carrier.State == "running", step, "IncorrectInstanceState");
                Check(carrier.AssociationId == s.AssociationId, step, "InvalidAssociationID.NotFound");
                Instances[place] = Carrying(carrier, step);
                return true;
            case Step.Disassociate s:
                var (old, index) = Find(step, s.Region, s.InstanceId);
                Check(old.AssociationId == s.AssociationId, step, "InvalidAssociationID.NotFound");
                Instances[index] = old with { AssociationId = null, ProfileArn = null, ProfileId = null };
                return true;
            default:
                return false;
        }
    }

    private ObservedInstance Carrying(ObservedInstance instance, Step step)
    {
        Check(Profile is not null, step, "InvalidParameterValue: Invalid IAM Instance Profile name");
        Check(Profile!.Role is not null, step, "InvalidParameterValue: the profile has no associated IAM Roles");
        return instance with
        {
            AssociationId = $"iip-assoc-new{++lastAssociation}",
            ProfileArn = Profile!.Arn,
            ProfileId = Profile.Id,
        };
    }

    private (ObservedInstance Instance, int At) Find(Step step, string region, string id)
    {
        var at = Instances.FindIndex(i => i.Id == id && i.Region == region);
        Check(at >= 0 && Instances[at].State is not (null or "terminated"), step, "InvalidInstanceID.NotFound");
        return (Instances[at], at);
    }

    private ObservedInstanceProfile OwnedProfile(Step step)
    {
        CheckOwned(step, ExistingProfile(step).Tags);
        return Profile!;
    }

    private ObservedInstanceProfile ExistingProfile(Step step) => Profile ?? throw new Refusal($"{step}: NoSuchEntity");
}
