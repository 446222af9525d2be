using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Tests.Planning;

/// <summary>Claims about every pair of a desired and an observed role. A failure names the seed that shows it.</summary>
public class RoleProperties
{
    [Fact]
    public void Plan_AppliedWhole_Converges() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        Reconcile(desired, cloud);
        Assert.Equal("", RolePlanner.Converge(desired, cloud.Role).Whole());
    });

    [Fact]
    public void Plan_CutOffAnywhere_ConvergesInTheNextPass() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        foreach (var cut in cloud.AfterEachPrefix(RolePlanner.Converge(desired, cloud.Role).Steps))
        {
            Reconcile(desired, cut);
            Assert.Equal("", RolePlanner.Converge(desired, cut.Role).Whole());
        }
    });

    [Fact]
    public void Plan_WhoeverTheOwnerIs_TouchesNothingThatIsNotOursOrClaimedFirst() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        if (cloud.Role is not { } role) return;
        cloud.Role = role = role with { Tags = world.OwnedByAnybody(role.Tags) };
        var (converge, remove) = (
            RolePlanner.Converge(desired, role), RolePlanner.Remove(new(desired.Owner, new() { Force = true }, null), role, new RoleClaim.Everything(), []));

        // The cloud itself refuses any write to what does not carry the owner's tag.
        cloud.Copy().Apply(converge.Steps);
        cloud.Copy().Apply(remove.Steps);
        Assert.True(Samples.MayTouch(role.Tags, desired.Adoption) || converge.Steps.Count == 0);
        Assert.Equal(Samples.IsOurs(role.Tags), remove.Steps.Count > 0);
    });

    [Fact]
    public void Plan_OneStepDenied_DoesTheRestSafelyAndConvergesLater() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        var plan = RolePlanner.Converge(desired, cloud.Role);
        var denied = world.Below(plan.Steps.Count + 1);
        var failed = new HashSet<Aspect>();
        foreach (var (at, step) in plan.Steps.Index())
        {
            if (at == denied || !StepGate.Allows(step, failed)) failed.Add(step.Aspect);
            else cloud.Apply(step);
        }

        Reconcile(desired, cloud);
        Assert.True(RolePlanner.Converge(desired, cloud.Role).IsConverged);
    });

    [Fact]
    public void Plan_InputInAnotherOrder_IsTheSame() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        var shuffled = desired with
        {
            PolicyArns = world.Shuffled(desired.PolicyArns),
            Inline = world.Shuffled(desired.Inline),
            Tags = world.Shuffled(desired.Tags),
        };
        var seen = cloud.Role is not { } role ? null : role with
        {
            PolicyArns = world.Shuffled(role.PolicyArns),
            Inline = world.Shuffled(role.Inline),
            Tags = world.Shuffled(role.Tags),
        };
        Assert.Equal(RolePlanner.Converge(desired, cloud.Role).Whole(), RolePlanner.Converge(shuffled, seen).Whole());
    });

    [Fact]
    public void Plan_OfARoleThatIsNotOurs_HasNoSteps() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        var theirs = (cloud.Role ?? Samples.ObservedRole) with { Tags = Samples.Tags((Owner.TagKey, world.Pick("test/shop/other", "other/shop/orders", ""))) };
        Assert.Empty(RolePlanner.Converge(desired, theirs).Steps);
        Assert.Equal("NotOwned", Assert.Single(RolePlanner.Converge(desired, theirs).Problems).Reason);
        Assert.True(RolePlanner.Remove(new(desired.Owner, new() { Force = true }, null), theirs, new RoleClaim.Everything(), []).IsConverged);
    });

    [Fact]
    public void Plan_Additive_TakesOffWhatIsItsOwnAndUnwanted() => Seeds.Each(world =>
    {
        var (drawn, cloud) = Draw(world);
        if (cloud.Role is not { } role) return;
        var own = new RoleClaim.Only(world.Some(role.PolicyArns), world.Some(role.Inline.Keys));
        var desired = drawn with { Attachments = Attachments.Additive, KnownId = role.Id, Remembered = own };

        var steps = RolePlanner.Converge(desired, role).Steps;

        Assert.Equal(
            own.PolicyArns.Except(desired.PolicyArns).Order(StringComparer.Ordinal),
            steps.OfType<Step.DetachPolicy>().Select(step => step.PolicyArn).Order(StringComparer.Ordinal));
        Assert.Equal(
            own.InlineNames.Except(desired.Inline.Keys).Order(StringComparer.Ordinal),
            steps.OfType<Step.DeleteInlinePolicy>().Select(step => step.Policy).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void Drift_IsToldExactlyWhenThereAreSteps() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        var plan = RolePlanner.Converge(desired, cloud.Role);
        Assert.Equal(plan.Steps.Count > 0, plan.Drift.Count > 0);
    });

    [Fact]
    public void Removal_OfAnExclusiveRole_LeavesNothing() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        if (cloud.Role is not null) cloud.Role = cloud.Role with { Tags = Samples.OwnerTag, InstanceProfiles = world.Some(["web", "batch"]) };
        foreach (var cut in cloud.AfterEachPrefix(Remove(cloud).Steps))
        {
            cut.Apply(Remove(cut).Steps);
            Assert.Null(cut.Role);
        }

        Plan Remove(StrictCloud at) => RolePlanner.Remove(
            new(desired.Owner, new(), null),
            at.Role is { } role ? role with { HoldingProfiles = [new("web"), new("batch")] } : null, new RoleClaim.Everything(), []);
    });

    private static (DesiredRole, StrictCloud) Draw(World world)
    {
        var desired = world.DesiredRole();
        return (desired, new()
        {
            Role = world.ObservedRole(desired),
            Quota = desired.Attachments == Attachments.Exclusive ? World.Quota : new RoleQuota(Attached: 20),
            GrantsNeedBoundary = desired.BoundaryArn,
        });
    }

    private static void Reconcile(DesiredRole desired, StrictCloud cloud) => cloud.Apply(RolePlanner.Converge(desired, cloud.Role).Steps);
}
