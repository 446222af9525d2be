using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Errors;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>Others are said to have changed AWS only where nothing that the operator knows of explains the difference.</summary>
public sealed class DriftEventTests
{
    private readonly World world = new();

    [Fact]
    public async Task Role_ReadAsBeforeAnOwnWrite_IsNotSaidToHaveBeenChanged()
    {
        await MadeAsync(Specs.BareRole);
        var before = world.Account.Roles["orders"];
        world.Roles.Apply("orders", Specs.BareRole.Replace("ec2.", "lambda.", StringComparison.Ordinal));
        await world.PassOverRole();
        world.Account.RoleAsRead = _ => before;
        world.Events.Clear();

        await world.PassOverRole();

        Assert.Equal(["Normal Updated"], world.Events.Reasons);
    }

    [Fact]
    public async Task Role_ReadWithoutThePoliciesThatItJustGot_IsNotSaidToHaveBeenChanged()
    {
        world.Roles.Apply("orders", Specs.BareRole[..^1] + ""","managedPolicies":[{"aws":"A"},{"aws":"B"}]}""");
        await world.PassOverRole();
        world.Account.RoleAsRead = role => role with { PolicyArns = [.. role.PolicyArns.Take(1)] };

        await world.PassOverRole();

        Assert.Equal(["Normal Created", "Normal Updated"], world.Events.Reasons);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Role_ChangedByHandMomentsAfterAnOwnWrite_IsSaidToHaveBeenChanged(bool wasSeen)
    {
        await MadeAsync(Specs.BareRole);
        world.Roles.Apply("orders", Specs.BareRole.Replace("ec2.", "lambda.", StringComparison.Ordinal));
        await world.PassOverRole();
        if (wasSeen) await world.PassOverRole();
        world.Account.Roles["orders"] = world.Account.Roles["orders"] with { Description = "by hand" };
        world.Events.Clear();

        await world.PassOverRole();

        Assert.Equal(["Normal DriftCorrected"], world.Events.Reasons);
    }

    [Fact]
    public async Task Role_ReadAsBeforeAnOwnWriteLongAgo_IsSaidToHaveBeenChanged()
    {
        await MadeAsync(Specs.BareRole);
        var before = world.Account.Roles["orders"];
        world.Roles.Apply("orders", Specs.BareRole.Replace("ec2.", "lambda.", StringComparison.Ordinal));
        await world.PassOverRole();
        world.Time.Advance(AwsErrorTable.PropagationTime);
        world.Account.Roles["orders"] = before;
        world.Events.Clear();

        await world.PassOverRole();

        Assert.Equal(["Normal DriftCorrected"], world.Events.Reasons);
    }

    [Fact]
    public async Task Role_ReadAsBeforeAnOwnWriteLongAgoThoughAnotherIsNew_IsSaidToHaveBeenChanged()
    {
        var first = Specs.BareRole[..^1] + ""","description":"new"}""";
        await MadeAsync(Specs.BareRole);
        world.Roles.Apply("orders", first);
        await world.PassOverRole();
        world.Time.Advance(AwsErrorTable.PropagationTime - TimeSpan.FromSeconds(10));
        world.Roles.Apply("orders", first.Replace("ec2.", "lambda.", StringComparison.Ordinal));
        await world.PassOverRole();
        world.Time.Advance(TimeSpan.FromSeconds(10));
        world.Account.Roles["orders"] = world.Account.Roles["orders"] with { Description = "" };
        world.Events.Clear();

        await world.PassOverRole();

        Assert.Equal(["Normal DriftCorrected"], world.Events.Reasons);
    }

    [Fact]
    public async Task Spec_ChangedBackAndSeenToBeMetWhenReadsNoLongerLag_LeavesWhatComesAfterToOthers()
    {
        await MadeAsync(Specs.BareRole);
        foreach (var service in (string[])["lambda.", "ec2."])
        {
            world.Roles.Apply("orders", Specs.BareRole.Replace("ec2.", service, StringComparison.Ordinal));
            await world.PassOverRole();
        }

        world.Roles.Apply("orders", Specs.BareRole);
        world.Time.Advance(AwsErrorTable.PropagationTime);
        Assert.IsType<Outcome.Converged>(await world.PassOverRole());
        world.Account.Roles["orders"] = world.Account.Roles["orders"] with { Description = "by hand" };
        world.Events.Clear();

        await world.PassOverRole();

        Assert.Equal(["Normal DriftCorrected"], world.Events.Reasons);
    }

    [Fact]
    public async Task Reference_ThatPointsElsewhereNow_MakesAnUpdate()
    {
        await ReferringAsync();
        PointElsewhere();

        await world.PassOverRole();

        Assert.Equal(["Normal Updated"], world.Events.Reasons);
        Assert.Equal(["arn:aws:iam::111122223333:policy/other"], world.Account.Roles["orders"].PolicyArns);
    }

    [Fact]
    public async Task Reference_ThatPointedElsewhereWhileNoProcessRan_AccusesNobody()
    {
        await ReferringAsync();
        PointElsewhere();
        world.Restart();

        await world.PassOverRole();

        Assert.Equal(["Normal Updated"], world.Events.Reasons);
    }

    [Fact]
    public async Task Role_WithReferencesChangedByHand_IsSaidToHaveBeenChanged()
    {
        await ReferringAsync();
        world.Account.Roles["orders"] = world.Account.Roles["orders"] with { Description = "by hand" };

        await world.PassOverRole();

        Assert.Equal(["Normal DriftCorrected"], world.Events.Reasons);
        Assert.StartsWith("AWS had been changed: description: is \"by hand\"", world.Events[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reference_ChangedToAndFroWhileReadsAreStale_IsLookedAtAgainWhenTheyNoLongerCanBe()
    {
        await ReferringAsync();
        var before = world.Account.Roles["orders"];
        PointElsewhere();
        await world.PassOverRole();
        world.Policies.Change("audit", policy => policy with { Status = policy.Status with { Arn = "arn:aws:iam::111122223333:policy/audit" } });
        world.Account.RoleAsRead = _ => before;

        var seemsRight = Assert.IsType<Outcome.Converged>(await world.PassOverRole());

        Assert.InRange(seemsRight.Resync, TimeSpan.FromSeconds(1), AwsErrorTable.PropagationTime);
    }

    private async Task ReferringAsync()
    {
        world.Account.AddPolicy("other");
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));
        await MadeAsync(Specs.RoleWithPolicy);
        world.Events.Clear();
    }

    /// <summary>As if somebody had deleted the Policy object and made one of the same name for another policy.</summary>
    private void PointElsewhere() =>
        world.Policies.Change("audit", policy => policy with { Status = policy.Status with { Arn = "arn:aws:iam::111122223333:policy/other" } });

    private async Task MadeAsync(string spec)
    {
        world.Roles.Apply("orders", spec);
        await world.SettleAsync();
        world.Time.Advance(AwsErrorTable.PropagationTime);
    }
}
