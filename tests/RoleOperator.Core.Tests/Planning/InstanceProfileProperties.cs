using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Core.Tests.Planning;

/// <summary>Claims about every pair of a desired and an observed instance profile. A failure names the seed that shows it.</summary>
public class InstanceProfileProperties
{
    [Fact]
    public void Plan_AppliedWhole_LeavesNothingToDo() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        Settle(desired, cloud);
        Assert.Empty(Converge(desired, cloud).Lines());
    });

    [Fact]
    public void Plan_CutOffAnywhere_LeavesNothingToDoAfterTheNextPass() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        foreach (var cut in cloud.AfterEachPrefix(Converge(desired, cloud).Steps))
        {
            Settle(desired, cut);
            Assert.Empty(Converge(desired, cut).Lines());
        }
    });

    [Fact]
    public void Plan_WhoeverTheOwnerIs_TouchesNothingThatIsNotOursOrClaimedFirst() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        if (cloud.Profile is not { } profile) return;
        cloud.Profile = profile = profile with { Tags = world.OwnedByAnybody(profile.Tags) };
        var (converge, remove) = (
            Converge(desired, cloud),
            InstanceProfilePlanner.Remove(new(desired.Owner, new() { Force = true }, null), profile, cloud.Instances, desired.Known, []));

        // The cloud itself refuses any write to what does not carry the owner's tag.
        cloud.Copy().Apply(converge.Steps);
        cloud.Copy().Apply(remove.Steps);
        Assert.True(Samples.MayTouch(profile.Tags, desired.Adoption) || converge.Steps.Count == 0);
        Assert.Equal(Samples.IsOurs(profile.Tags), remove.Steps.Count > 0);
    });

    [Fact]
    public void Plan_OneStepDenied_DoesTheRestAndSettlesLater() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        var plan = Converge(desired, cloud);
        var denied = world.Below(plan.Steps.Count + 1);
        var failed = new HashSet<Aspect>();
        foreach (var (at, step) in plan.Steps.Index())
        {
            if (at == denied || !StepGate.Allows(step, failed) || !Tried(cloud, step)) failed.Add(step.Aspect);
        }

        Settle(desired, cloud);
        Assert.Empty(Converge(desired, cloud).Lines());
    });

    [Fact]
    public void Role_RefusedWhenItIsToComeIn_LeavesTheOneThatWasThere() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        if (cloud.Profile is not { Role: { } old } || desired.Role is null) return;
        var steps = Converge(desired, cloud).Steps;
        foreach (var (at, step) in steps.Index().Where(one => one.Item is Step.AddRole))
        {
            var refused = cloud.Copy();
            refused.Apply(steps.Take(at));
            if (step.Fallback is { } fallback) refused.Apply(fallback.Step);
            Assert.Equal(old, refused.Profile!.Role);
        }
    });

    [Fact]
    public void Instances_AfterAPass_AllCarryTheProfileOrAreReported() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        Settle(desired, cloud);
        var statuses = InstanceProfilePlanner.Statuses(desired, cloud.Profile, cloud.Instances);
        foreach (var status in statuses)
        {
            var instance = cloud.Instances.Single(i => i.Id == status.Id && i.Region == status.Region);
            Assert.Equal(instance.ProfileId == cloud.Profile!.Id ? "Associated" : "OtherProfile", status.State);
        }

        Assert.Equal(statuses.Any(s => s.State == "OtherProfile"), Converge(desired, cloud).Problems.Count > 0);
    });

    [Fact]
    public void Plan_InputInAnotherOrder_IsTheSame() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        var shuffled = desired with
        {
            Instances = world.Shuffled(desired.Instances),
            Known = world.Shuffled(desired.Known),
            Tags = world.Shuffled(desired.Tags),
        };
        Assert.Equal(
            Converge(desired, cloud).Whole(),
            InstanceProfilePlanner.Converge(shuffled, cloud.Profile, world.Shuffled(cloud.Instances)).Whole());
    });

    [Fact]
    public void Plan_OfAProfileThatIsNotOurs_HasNoSteps() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        var theirs = (cloud.Profile ?? Samples.ObservedProfile) with { Tags = Samples.Tags((Owner.TagKey, world.Pick("test/shop/other", ""))) };
        Assert.Empty(InstanceProfilePlanner.Converge(desired, theirs, cloud.Instances).Steps);
        Assert.True(InstanceProfilePlanner.Remove(new(desired.Owner, new() { Force = true }, null), theirs, cloud.Instances, desired.Known, []).IsConverged);
    });

    [Fact]
    public void Plan_InstancesOfOthers_KeepTheirProfile() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        var mine = InstanceProfilePlanner.Statuses(desired, cloud.Profile, cloud.Instances)
            .Select(s => new InstanceAddress(s.Region, s.Id))
            .Concat(desired.Known)
            .ToHashSet();
        var before = cloud.Instances.Where(i => !mine.Contains(new(i.Region, i.Id))).OrderBy(i => i.Region + i.Id).ToList();
        Settle(desired, cloud);
        Assert.Equal(before, cloud.Instances.Where(i => !mine.Contains(new(i.Region, i.Id))).OrderBy(i => i.Region + i.Id));
    });

    [Fact]
    public void Removal_OfItsOwnInstances_LeavesNoProfileAndNoAssociation() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        if (cloud.Profile is null) return;
        cloud.Profile = cloud.Profile with { Tags = Samples.OwnerTag };
        var all = cloud.Instances.ConvertAll(i => new InstanceAddress(i.Region, i.Id));
        foreach (var cut in cloud.AfterEachPrefix(Remove(cloud).Steps))
        {
            cut.Apply(Remove(cut).Steps);
            Assert.Null(cut.Profile);
            Assert.DoesNotContain(cut.Instances, i => i.ProfileArn == desired.Arn);
        }

        Plan Remove(StrictCloud at) => InstanceProfilePlanner.Remove(new(desired.Owner, new(), null), at.Profile, at.Instances, all, []);
    });

    private static bool Tried(StrictCloud cloud, Step step)
    {
        try
        {
            cloud.Apply(step);
            return true;
        }
        catch (StrictCloud.Refusal) when (step is Step.Associate)
        {
            return false; // The old association could not be taken off, so EC2 refuses the new one.
        }
    }

    private static (DesiredInstanceProfile, StrictCloud) Draw(World world)
    {
        var desired = world.DesiredProfile();
        return (desired, new() { Profile = world.ObservedProfile(desired), Instances = world.Instances() });
    }

    private static Plan Converge(DesiredInstanceProfile desired, StrictCloud cloud) =>
        InstanceProfilePlanner.Converge(desired, cloud.Profile, cloud.Instances);

    /// <summary>A new profile gets a new id, by which the pass after it finds associations with the old one.</summary>
    private static void Settle(DesiredInstanceProfile desired, StrictCloud cloud)
    {
        for (var pass = 0; pass < 2; pass++) cloud.Apply(Converge(desired, cloud).Steps);
    }
}
