using RoleOperator.Core.Documents;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Tests.Planning;

public class RoleRemovalTests
{
    private static readonly ObservedRole Full = Samples.ObservedRole with
    {
        PolicyArns = [Samples.Arn("b"), Samples.Arn("a")],
        Inline = new Dictionary<string, ObservedDocument?> { ["queue"] = null },
    };

    private static readonly RoleClaim.Only OnlyA = new([Samples.Arn("a")], ["queue"]);

    [Fact]
    public void Exclusive_Role_IsDrainedAndDeleted() =>
        Assert.Equal(
            [
                $"iam:DetachRolePolicy {Samples.Arn("a")}", $"iam:DetachRolePolicy {Samples.Arn("b")}",
                "iam:DeleteRolePolicy orders/queue", "iam:DeleteRole orders",
            ],
            Remove(Full, new(), new RoleClaim.Everything()).Lines());

    [Fact]
    public void Additive_WithOthersPolicies_IsBlockedNamingThemAndLeftWhole()
    {
        var plan = Remove(Full, new(), OnlyA);

        Assert.Empty(plan.Steps);
        var problem = Assert.Single(plan.Problems);
        Assert.Equal("DeleteBlocked", problem.Reason);
        Assert.Contains($"policy {Samples.Arn("b")}", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Arn("a"), problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Additive_Forced_TakesOthersPoliciesOff() =>
        Assert.Contains($"iam:DetachRolePolicy {Samples.Arn("b")}", Remove(Full, new() { Force = true }, OnlyA).Lines());

    [Fact]
    public void InstanceProfile_OfOthers_BlocksByName()
    {
        var plan = Remove(Samples.ObservedRole with { InstanceProfiles = ["web", "theirs"] }, new(), new RoleClaim.Everything());

        Assert.Empty(plan.Steps);
        Assert.Contains("instance profile theirs;", Assert.Single(plan.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InstanceProfile_OfAnObjectThatLivesOn_BlocksByTheObjectsName()
    {
        var plan = Remove(Samples.ObservedRole with { InstanceProfiles = ["live", "theirs", "web"] }, new(), new RoleClaim.Everything());

        Assert.Empty(plan.Steps);
        Assert.Equal(["DeleteBlocked", "DeleteBlocked"], plan.Problems.Select(problem => problem.Reason));
        Assert.Contains("instance profile live of InstanceProfile shop/live,", plan.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("what others put there: instance profile theirs;", plan.Problems[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "web")]
    [InlineData(true, "theirs")]
    [InlineData(true, "live")]
    public void InstanceProfile_OwnOrForced_IsLeftFirst(bool force, string profile) =>
        Assert.Equal(
            [$"iam:RemoveRoleFromInstanceProfile {profile}", "iam:DeleteRole orders"],
            Remove(Samples.ObservedRole with { InstanceProfiles = [profile] }, new() { Force = force }, new RoleClaim.Everything()).Lines());

    [Fact]
    public void Retain_ForcedOrNot_TouchesNothing() =>
        Assert.True(Remove(Full, new() { Policy = DeletionPolicy.Retain, Force = true }, new RoleClaim.Everything()).IsConverged);

    [Fact]
    public void DeleteRole_AfterAnyFailure_IsNotTried()
    {
        var delete = Remove(Full, new(), new RoleClaim.Everything()).Steps[^1];

        Assert.All(Enum.GetValues<Aspect>(), failed => Assert.False(StepGate.Allows(delete, new HashSet<Aspect> { failed })));
        Assert.True(StepGate.Allows(delete, new HashSet<Aspect>()));
    }

    private static Plan Remove(ObservedRole role, Deletion deletion, RoleClaim claim) =>
        RolePlanner.Remove(
            new(Samples.Owner, deletion, null), role with { HoldingProfiles = [new("web"), new("live", "InstanceProfile shop/live")] }, claim, []);
}
