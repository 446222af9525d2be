using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Tests.Planning;

public class InstanceProfilePlannerTests
{
    private const string Other = "arn:aws:iam::111122223333:instance-profile/other";
    private static readonly string Ours = Samples.ObservedProfile.Arn;

    [Fact]
    public void Profile_ThatDoesNotExist_GetsItsRoleBeforeItsInstances() =>
        Assert.Equal(
            ["iam:CreateInstanceProfile web", "iam:AddRoleToInstanceProfile orders", "ec2:AssociateIamInstanceProfile i-1"],
            InstanceProfilePlanner.Converge(Wanting(Replace.Never), null, [Instance("running")]).Lines());

    [Fact]
    public void Role_Changed_LeavesAfterAwsWasAskedAboutTheNewOne() =>
        Assert.Equal(
            ["iam:AddRoleToInstanceProfile orders", "iam:RemoveRoleFromInstanceProfile old", "iam:AddRoleToInstanceProfile orders"],
            InstanceProfilePlanner.Converge(Samples.DesiredProfile, Samples.ObservedProfile with { Role = "old" }, []).Lines());

    [Fact]
    public void Association_ThatEc2DoesNotShowYet_IsNeitherMadeAgainNorForgotten()
    {
        var desired = Wanting(Replace.Never) with { Known = [new("eu-west-1", "i-1"), new("eu-west-1", "i-2")] };
        ObservedInstance[] instances = [Instance("running") with { IsAwaited = true }, Instance("running", "i-2") with { IsAwaited = true }];
        var plan = InstanceProfilePlanner.Converge(desired, Samples.ObservedProfile, instances);

        Assert.Empty(plan.Steps);
        Assert.Equal("Progressing", Assert.Single(plan.Problems).Reason);
        Assert.Equal(
            [("i-1", "Associating"), ("i-2", "Associating")],
            InstanceProfilePlanner.Statuses(desired, Samples.ObservedProfile, instances).Select(status => (status.Id, status.State)));
    }

    [Theory]
    [InlineData("running", null, "ec2 does not show that yet")]
    [InlineData(null, "ours", "carries the profile")]
    public void Removal_WithAnInstanceThatEc2ShowsInPart_Waits(string? state, string? profile, string words)
    {
        var instance = Instance(state) with { IsAwaited = profile is null, ProfileArn = profile is null ? null : Ours };
        var plan = InstanceProfilePlanner.Remove(new(Samples.Owner, new(), null), Samples.ObservedProfile, [instance], [new("eu-west-1", "i-1")], []);

        Assert.Empty(plan.Steps);
        Assert.Contains(words, Assert.Single(plan.Problems).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("running", null, null, Replace.Never, "ec2:AssociateIamInstanceProfile i-1", "NotAssociated", null)]
    [InlineData("stopped", null, null, Replace.Never, "ec2:AssociateIamInstanceProfile i-1", "NotAssociated", null)]
    [InlineData("pending", null, null, Replace.Never, "", "NotAssociated", "InstancesNotReady")]
    [InlineData("stopping", Other, "AIPAEXAMPLEEXAMPLE003", Replace.Always, "", "OtherProfile", "InstancesNotReady")]
    [InlineData("running", Other, "AIPAEXAMPLEEXAMPLE003", Replace.Never, "", "OtherProfile", "InstancesNotReady")]
    [InlineData("running", Other, "AIPAEXAMPLEEXAMPLE003", Replace.Always, "ec2:ReplaceIamInstanceProfileAssociation i-1", "OtherProfile", null)]
    [InlineData(
        "stopped", Other, "AIPAEXAMPLEEXAMPLE003", Replace.Always,
        "ec2:DisassociateIamInstanceProfile i-1, ec2:AssociateIamInstanceProfile i-1", "OtherProfile", null)]
    [InlineData("running", "ours", "AIPAEXAMPLEEXAMPLE001", Replace.Never, "", "Associated", null)]
    [InlineData("running", "ours", "AIPAEXAMPLEEXAMPLE000", Replace.Never, "ec2:ReplaceIamInstanceProfileAssociation i-1", "NotAssociated", null)]
    [InlineData("running", "ours", "iip-assoc-1", Replace.Never, "", "Associated", null)]
    [InlineData("terminated", null, null, Replace.Always, "", "NotFound", "InstancesNotReady")]
    [InlineData("shutting-down", "ours", "AIPAEXAMPLEEXAMPLE001", Replace.Always, "", "NotFound", "InstancesNotReady")]
    [InlineData(null, null, null, Replace.Always, "", "NotFound", "InstancesNotReady")]
    public void Instance_InEachState_IsAssociatedOrReported(
        string? state, string? profile, string? profileId, Replace replace, string steps, string status, string? problem)
    {
        var instance = Instance(state) with
        {
            ProfileArn = profile == "ours" ? Ours : profile,
            ProfileId = profileId,
            AssociationId = profile is null ? null : "iip-assoc-1",
        };
        var plan = InstanceProfilePlanner.Converge(Wanting(replace), Samples.ObservedProfile, [instance]);

        Assert.Equal(steps, string.Join(", ", plan.Lines()));
        Assert.Equal(problem, plan.Problems.SingleOrDefault()?.Reason);
        Assert.Equal(status, Assert.Single(InstanceProfilePlanner.Statuses(Wanting(replace), Samples.ObservedProfile, [instance])).State);
    }

    [Theory]
    [InlineData(Replace.Always)]
    [InlineData(Replace.Never)]
    public void Instance_ThatAnotherObjectWants_IsLeftToIt(Replace replace)
    {
        var instance = Instance("running") with { ProfileArn = Other, AssociationId = "iip-assoc-1", WantedBy = "InstanceProfile shop/other" };
        var plan = InstanceProfilePlanner.Converge(Wanting(replace), Samples.ObservedProfile, [instance]);

        Assert.Empty(plan.Steps);
        var problem = Assert.Single(plan.Problems);
        Assert.Equal("InstancesNotReady", problem.Reason);
        Assert.Contains("InstanceProfile shop/other wants it as well", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Association_UnderWay_IsNoDriftButNotReady()
    {
        var instance = Instance("running") with
        {
            ProfileArn = Ours,
            ProfileId = "AIPAEXAMPLEEXAMPLE001",
            AssociationId = "iip-assoc-1",
            IsAssociating = true,
        };
        var plan = InstanceProfilePlanner.Converge(Wanting(Replace.Never), Samples.ObservedProfile, [instance]);

        Assert.Empty(plan.Steps);
        Assert.Empty(plan.Drift);
        Assert.Equal("Progressing", Assert.Single(plan.Problems).Reason);
    }

    [Fact]
    public void Selector_PicksRunningInstancesByAllTags_AndForgetsTerminatedOnes()
    {
        var desired = Samples.DesiredProfile with { Instances = [new() { Region = "eu-west-1", Selector = Samples.Tags(("app", "web"), ("env", "prod")) }] };
        var statuses = InstanceProfilePlanner.Statuses(desired, Samples.ObservedProfile,
        [
            Instance("running", "i-1") with { Tags = Samples.Tags(("app", "web"), ("env", "prod"), ("x", "y")) },
            Instance("running", "i-2") with { Tags = Samples.Tags(("app", "web"), ("env", "test")) },
            Instance("terminated", "i-3") with { Tags = Samples.Tags(("app", "web"), ("env", "prod")) },
            Instance("running", "i-4") with { Region = "us-east-1", Tags = Samples.Tags(("app", "web"), ("env", "prod")) },
        ]);

        Assert.Equal(["i-1"], statuses.Select(s => s.Id));
    }

    [Fact]
    public void Instance_NoLongerWanted_LosesOnlyOurProfile()
    {
        var desired = Samples.DesiredProfile with { Known = [new("eu-west-1", "i-1"), new("eu-west-1", "i-2")] };
        var plan = InstanceProfilePlanner.Converge(desired, Samples.ObservedProfile,
        [
            Instance("running", "i-1") with { ProfileArn = Ours, ProfileId = "AIPAEXAMPLEEXAMPLE001", AssociationId = "iip-assoc-1" },
            Instance("running", "i-2") with { ProfileArn = Other, ProfileId = "AIPAEXAMPLEEXAMPLE003", AssociationId = "iip-assoc-2" },
            Instance("running", "i-3") with { ProfileArn = Ours, ProfileId = "AIPAEXAMPLEEXAMPLE001", AssociationId = "iip-assoc-3" },
        ]);

        Assert.Equal(["ec2:DisassociateIamInstanceProfile i-1"], plan.Lines());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Removal_WithOthersInstances_IsBlockedUnlessForced(bool force)
    {
        var plan = InstanceProfilePlanner.Remove(
            new(Samples.Owner, new() { Force = force }, null), Samples.ObservedProfile,
            [Instance("running") with { ProfileArn = Ours, AssociationId = "iip-assoc-1" }], [], []);

        if (force)
        {
            Assert.Equal(["ec2:DisassociateIamInstanceProfile i-1", "iam:RemoveRoleFromInstanceProfile orders", "iam:DeleteInstanceProfile web"], plan.Lines());
        }
        else
        {
            Assert.Empty(plan.Steps);
            Assert.Contains("carried by instance i-1 in eu-west-1", Assert.Single(plan.Problems).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Removal_WithARegionUnread_IsBlockedByItsNameUnlessForced(bool force)
    {
        var plan = InstanceProfilePlanner.Remove(
            new(Samples.Owner, new() { Force = force }, null), Samples.ObservedProfile, [], [], ["us-east-1", "ap-east-1"]);

        Assert.Equal(force ? ["iam:RemoveRoleFromInstanceProfile orders", "iam:DeleteInstanceProfile web"] : [], plan.Lines());
        Assert.Equal(force ? 0 : 1, plan.Problems.Count(problem => problem.Message.Contains("in ap-east-1, us-east-1;", StringComparison.Ordinal)));
    }

    [Fact]
    public void Removal_WhileAnAssociationIsComingAbout_Waits()
    {
        var plan = InstanceProfilePlanner.Remove(
            new(Samples.Owner, new() { Force = true }, null), Samples.ObservedProfile, [Instance("running") with { ProfileArn = Ours }], [], []);

        Assert.Empty(plan.Steps);
        Assert.Equal("Progressing", Assert.Single(plan.Problems).Reason);
    }

    private static DesiredInstanceProfile Wanting(Replace replace) =>
        Samples.DesiredProfile with { Instances = [new() { Region = "eu-west-1", Ids = ["i-1"], Replace = replace }] };

    private static ObservedInstance Instance(string? state, string id = "i-1") => new() { Id = id, Region = "eu-west-1", State = state };
}
