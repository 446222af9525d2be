using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Core.Tests.Planning;

/// <summary>Claims about every pair of a desired and an observed policy. A failure names the seed that shows it.</summary>
public class PolicyProperties
{
    [Fact]
    public void Plan_AppliedWhole_Converges() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        var before = cloud.Policy?.Versions!.Count ?? 0;
        var plan = PolicyPlanner.Converge(desired, cloud.Policy);
        cloud.Apply(plan.Steps);
        Assert.Equal("", PolicyPlanner.Converge(desired, cloud.Policy).Whole());

        // No version is thrown away that need not be.
        var made = plan.Steps.Count(step => step is Step.CreatePolicyVersion or Step.CreatePolicy);
        Assert.Equal(Math.Min(before + made, desired.KeepVersions), cloud.Policy!.Versions!.Count);
    });

    [Fact]
    public void Plan_CutOffAnywhere_ConvergesInTheNextPass() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        foreach (var cut in cloud.AfterEachPrefix(PolicyPlanner.Converge(desired, cloud.Policy).Steps))
        {
            cut.Apply(PolicyPlanner.Converge(desired, cut.Policy).Steps);
            Assert.Equal("", PolicyPlanner.Converge(desired, cut.Policy).Whole());
        }
    });

    [Fact]
    public void Plan_InputInAnotherOrder_IsTheSame() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        var users = world.Some<PolicyUser>(
            [PolicyUser.Role("a"), PolicyUser.Role("b"), PolicyUser.Role("c"), new(PolicyUserKind.User, "u"), new(PolicyUserKind.Group, "g")]);
        var lately = world.Some<Step>(
            [new Step.DetachPolicy("a", desired.Arn), new Step.DeleteRole("b"), new Step.DeleteBoundary("c") { Former = desired.Arn }]);
        var leaving = world.Some([new LeavingRole("a"), new LeavingRole("b"), new LeavingRole("c", "Role shop/c")]);
        var policy = (cloud.Policy ?? Samples.ObservedPolicy) with
        {
            Tags = cloud.Policy?.Tags ?? Samples.OwnerTag,
            Users = users,
            AttachmentCount = users.Count,
            Bounded = users,
            BoundaryUsageCount = users.Count,
        };

        // Versions alone have an order that means something: the oldest first.
        var shuffled = policy with { Tags = world.Shuffled(policy.Tags), Users = world.Shuffled(users), Bounded = world.Shuffled(users) };
        Assert.Equal(
            PolicyPlanner.Converge(desired, cloud.Policy is null ? null : policy).Whole(),
            PolicyPlanner.Converge(desired with { Tags = world.Shuffled(desired.Tags) }, cloud.Policy is null ? null : shuffled).Whole());
        foreach (var force in (bool[])[false, true])
            Assert.Equal(
                PolicyPlanner.Remove(new(desired.Owner, new() { Force = force }, null), policy, leaving, lately).Whole(),
                PolicyPlanner.Remove(new(desired.Owner, new() { Force = force }, null), shuffled, world.Shuffled(leaving), world.Shuffled(lately)).Whole());
    });

    [Fact]
    public void Plan_WhoeverTheOwnerIs_TouchesNothingThatIsNotOursOrClaimedFirst() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        if (cloud.Policy is not { } policy) return;
        cloud.Policy = policy = policy with { Tags = world.OwnedByAnybody(policy.Tags) };
        var (converge, remove) = (
            PolicyPlanner.Converge(desired, policy), PolicyPlanner.Remove(new(desired.Owner, new() { Force = true }, null), policy, [], []));

        // The cloud itself refuses any write to what does not carry the owner's tag.
        cloud.Copy().Apply(converge.Steps);
        cloud.Copy().Apply(remove.Steps);
        Assert.True(Samples.MayTouch(policy.Tags, desired.Adoption) || converge.Steps.Count == 0);
        Assert.Equal(Samples.IsOurs(policy.Tags), remove.Steps.Count > 0);
    });

    [Fact]
    public void Plan_CutOffAnywhere_MakesNoSecondVersion() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        var steps = PolicyPlanner.Converge(desired, cloud.Policy).Steps;
        foreach (var (count, cut) in cloud.AfterEachPrefix(steps).Index())
        {
            var rest = PolicyPlanner.Converge(desired, cut.Policy).Steps;
            Assert.InRange(steps.Take(count).Concat(rest).Count(s => s is Step.CreatePolicyVersion), 0, 1);
        }
    });

    [Fact]
    public void Versions_UnreadWhileTheDocumentMatches_AreNotNeeded() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        if (cloud.Policy is not { } whole) return;
        var brief = whole with { Versions = null };
        Assert.Equal(!whole.Document!.Means(desired.Document, "aws"), PolicyPlanner.NeedsVersions(desired, brief));
        Assert.False(PolicyPlanner.NeedsVersions(desired, whole));
    });

    [Fact]
    public void Plan_OfAPolicyThatIsNotOurs_HasNoSteps() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        var theirs = (cloud.Policy ?? Samples.ObservedPolicy) with { Tags = Samples.Tags((Owner.TagKey, world.Pick("test/shop/other", ""))) };
        Assert.Empty(PolicyPlanner.Converge(desired, theirs).Steps);
        Assert.False(PolicyPlanner.NeedsVersions(desired, theirs with { Versions = null }));
        Assert.True(PolicyPlanner.Remove(new(desired.Owner, new() { Force = true }, null), theirs, [], []).IsConverged);
    });

    [Fact]
    public void Removal_Forced_DetachesFromRolesAndLeavesNothing() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        var roles = world.Some<PolicyUser>([PolicyUser.Role("a"), PolicyUser.Role("b"), PolicyUser.Role("c")]);
        if (cloud.Policy is { } policy) cloud.Policy = policy with { Tags = Samples.OwnerTag, Users = world.Shuffled(roles), AttachmentCount = roles.Count };
        foreach (var cut in cloud.AfterEachPrefix(Remove(cloud).Steps))
        {
            cut.Apply(Remove(cut).Steps);
            Assert.Null(cut.Policy);
        }

        Plan Remove(StrictCloud at) => PolicyPlanner.Remove(new(desired.Owner, new() { Force = true }, null), at.Policy, [], []);
    });

    private static (DesiredPolicy, StrictCloud) Draw(World world)
    {
        var desired = world.DesiredPolicy();
        return (desired, new() { Policy = world.ObservedPolicy(desired) });
    }
}
