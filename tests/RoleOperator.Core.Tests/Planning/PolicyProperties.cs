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
        var plan = PolicyPlanner.Converge(desired, cloud.Policy);
        cloud.Apply(plan.Steps.Take(world.Below(plan.Steps.Count + 1)));
        cloud.Apply(PolicyPlanner.Converge(desired, cloud.Policy).Steps);
        Assert.True(PolicyPlanner.Converge(desired, cloud.Policy).IsConverged);
    });

    [Fact]
    public void Plan_CutOffAnywhere_MakesNoSecondVersion() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        var plan = PolicyPlanner.Converge(desired, cloud.Policy);
        var done = plan.Steps.Take(world.Below(plan.Steps.Count + 1)).ToList();
        cloud.Apply(done);
        var rest = PolicyPlanner.Converge(desired, cloud.Policy).Steps;
        Assert.InRange(done.Concat(rest).Count(s => s is Step.CreatePolicyVersion), 0, 1);
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
        Assert.True(PolicyPlanner.Remove(desired.Owner, new() { Force = true }, theirs, [], []).IsConverged);
    });

    [Fact]
    public void Removal_Forced_DetachesFromRolesAndLeavesNothing() => Seeds.Each(world =>
    {
        var (desired, cloud) = Draw(world);
        var roles = world.Some(["role/a", "role/b", "role/c"]);
        if (cloud.Policy is { } policy) cloud.Policy = policy with { Tags = Samples.OwnerTag, Users = world.Shuffled(roles), AttachmentCount = roles.Count };
        var plan = PolicyPlanner.Remove(desired.Owner, new() { Force = true }, cloud.Policy, [], []);
        cloud.Apply(plan.Steps.Take(world.Below(plan.Steps.Count + 1)));
        cloud.Apply(PolicyPlanner.Remove(desired.Owner, new() { Force = true }, cloud.Policy, [], []).Steps);
        Assert.Null(cloud.Policy);
    });

    private static (DesiredPolicy, StrictCloud) Draw(World world)
    {
        var desired = world.DesiredPolicy();
        return (desired, new() { Policy = world.ObservedPolicy(desired) });
    }
}
