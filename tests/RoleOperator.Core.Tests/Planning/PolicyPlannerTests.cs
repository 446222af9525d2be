using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Tests.Planning;

public class PolicyPlannerTests
{
    private static readonly string Wanted = Samples.Allowing("s3:Get*");
    private static readonly string Other = Samples.Allowing("sqs:*");

    [Fact]
    public void Document_ThatAnOlderVersionHolds_IsPutInForceAgain() =>
        Assert.Equal([$"iam:SetDefaultPolicyVersion {Samples.Arn("audit")} v2"], Converge(5, "v3", ("v1", Other), ("v2", Wanted), ("v3", Other)).Lines());

    [Fact]
    public void NewVersion_WithFiveThere_CostsTheOldestThatIsNotInForce() =>
        Assert.Equal(
            [$"iam:DeletePolicyVersion {Samples.Arn("audit")} v2", $"iam:CreatePolicyVersion {Samples.Arn("audit")}"],
            Converge(5, "v1", ("v1", Other), ("v2", Other), ("v3", Other), ("v4", Other), ("v5", Other)).Lines());

    [Fact]
    public void NewVersion_KeepingOne_RemovesTheOldOneOnlyAfterwards() =>
        Assert.Equal(
            [$"iam:CreatePolicyVersion {Samples.Arn("audit")}", $"iam:DeletePolicyVersion {Samples.Arn("audit")} v1"],
            Converge(1, "v1", ("v1", Other)).Lines());

    [Fact]
    public void NewVersion_KeepingThreeOfFive_MakesRoomForOneFirst() =>
        Assert.Equal(
            [
                $"iam:DeletePolicyVersion {Samples.Arn("audit")} v1", $"iam:CreatePolicyVersion {Samples.Arn("audit")}",
                $"iam:DeletePolicyVersion {Samples.Arn("audit")} v2", $"iam:DeletePolicyVersion {Samples.Arn("audit")} v3",
            ],
            Converge(3, "v5", ("v1", Other), ("v2", Other), ("v3", Other), ("v4", Other), ("v5", Other)).Lines());

    [Fact]
    public void Description_Changed_IsReportedAndTheDocumentStillWritten()
    {
        var plan = PolicyPlanner.Converge(
            Samples.DesiredPolicy with { Description = "new" }, Observed("v1", ("v1", Other)) with { Description = "old" });

        Assert.Equal([$"iam:CreatePolicyVersion {Samples.Arn("audit")}"], plan.Lines());
        var problem = Assert.Single(plan.Problems);
        Assert.Equal("ImmutableFieldChanged", problem.Reason);
        Assert.StartsWith("spec.description: the policy exists with description \"old\"", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "is attached to role/a, user/u; take it off there, or set spec.deletion.force")]
    [InlineData(true, "is attached to user/u; take it off there")]
    public void Removal_OfAPolicyInUse_NamesItsUsers(bool force, string message)
    {
        var plan = PolicyPlanner.Remove(
            new(Samples.Owner, new() { Force = force }, null),
            Observed("v1", ("v1", Wanted)) with { AttachmentCount = 2, Users = [new(PolicyUserKind.User, "u"), PolicyUser.Role("a")] }, [], []);

        Assert.Empty(plan.Steps);
        Assert.Contains(message, Assert.Single(plan.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Removal_OfABoundary_IsBlockedEvenByForce()
    {
        var plan = PolicyPlanner.Remove(
            new(Samples.Owner, new() { Force = true }, null),
            Observed("v1", ("v1", Wanted)) with { BoundaryUsageCount = 1, Bounded = [PolicyUser.Role("a")] }, [], []);

        Assert.Empty(plan.Steps);
        Assert.Contains("boundary of role/a", Assert.Single(plan.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Removal_WithUsersCountedButNotListed_IsBlockedByTheCount()
    {
        var used = Observed("v1", ("v1", Wanted)) with { AttachmentCount = 3 };

        Assert.Contains(
            "3 users",
            Assert.Single(PolicyPlanner.Remove(new(Samples.Owner, new() { Force = true }, null), used, [], []).Problems).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Removal_Forced_DetachesFromRolesThenDeletesOldVersionsThenThePolicy() =>
        Assert.Equal(
            [$"iam:DetachRolePolicy {Samples.Arn("audit")}", $"iam:DeletePolicyVersion {Samples.Arn("audit")} v1", $"iam:DeletePolicy {Samples.Arn("audit")}"],
            PolicyPlanner.Remove(
                new(Samples.Owner, new() { Force = true }, null),
                Observed("v2", ("v1", Other), ("v2", Wanted)) with { AttachmentCount = 1, Users = [PolicyUser.Role("a")] }, [], []).Lines());

    public static TheoryData<bool, Step, string> Releases => new()
    {
        { false, new Step.DetachPolicy("a", Samples.Arn("audit")), "Propagating" },
        { false, new Step.DeleteRole("a"), "Propagating" },
        { false, new Step.DetachPolicy("a", Samples.Arn("other")), "DeleteBlocked" },
        { false, new Step.PutBoundary("a", Samples.Arn("other")) { Former = Samples.Arn("audit") }, "DeleteBlocked" },
        { false, new Step.DeleteBoundary("a") { Former = Samples.Arn("audit") }, "DeleteBlocked" },
        { true, new Step.PutBoundary("a", Samples.Arn("other")) { Former = Samples.Arn("audit") }, "Propagating" },
        { true, new Step.DeleteBoundary("a") { Former = Samples.Arn("audit") }, "Propagating" },
        { true, new Step.DeleteRole("a"), "Propagating" },
        { true, new Step.DetachPolicy("a", Samples.Arn("audit")), "DeleteBlocked" },
        { true, new Step.PutBoundary("a", Samples.Arn("other")) { Former = Samples.Arn("bound") }, "DeleteBlocked" },
        { true, new Step.DeleteBoundary("a") { Former = Samples.Arn("bound") }, "DeleteBlocked" },
    };

    [Theory]
    [MemberData(nameof(Releases))]
    public void Removal_AfterACallOnTheOneRoleThatHasThePolicy_WaitsOnlyWhereTheCallTookItOff(bool isBoundary, Step call, string reason)
    {
        var observed = Observed("v1", ("v1", Wanted));
        IReadOnlyList<PolicyUser> users = [PolicyUser.Role("a")];
        var used = isBoundary ? observed with { BoundaryUsageCount = 1, Bounded = users } : observed with { AttachmentCount = 1, Users = users };

        Assert.Equal(reason, Assert.Single(PolicyPlanner.Remove(new(Samples.Owner, new(), null), used, [], [call]).Problems).Reason);
    }

    [Fact]
    public void Removal_Retained_TouchesNothing() =>
        Assert.True(PolicyPlanner.Remove(new(Samples.Owner, new() { Policy = DeletionPolicy.Retain }, null), Samples.ObservedPolicy, [], []).IsConverged);

    private static Plan Converge(int keep, string inForce, params (string Id, string Document)[] versions) =>
        PolicyPlanner.Converge(Samples.DesiredPolicy with { KeepVersions = keep }, Observed(inForce, versions));

    private static ObservedPolicy Observed(string inForce, params (string Id, string Document)[] versions) => Samples.ObservedPolicy with
    {
        DefaultVersionId = inForce,
        Document = Samples.Seen(versions.Single(v => v.Id == inForce).Document),
        Versions = [.. versions.Select(v => new ObservedVersion(v.Id, v.Id == inForce, Samples.Seen(v.Document)))],
    };
}
