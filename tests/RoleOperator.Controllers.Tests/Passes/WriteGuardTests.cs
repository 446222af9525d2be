using RoleOperator.Controllers.Tests.Ends;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>Reads that show the world as it was before an own write.</summary>
public sealed class WriteGuardTests
{
    private static readonly string Arn = FakeAccount.PolicyArn("audit");

    private readonly World world = new();

    [Fact]
    public async Task NewVersion_NotSeenYet_IsNotMadeASecondTime()
    {
        await ChangedBehindStaleReadsAsync();

        for (var pass = 0; pass < 5; pass++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(10));
            Assert.IsType<Outcome.Waiting>(await world.PassOverPolicy());
        }

        Assert.Equal(2, world.Account.Policies[Arn].Versions!.Count);
        Assert.Equal(Reasons.Propagating, world.Ready(world.Policies.Key("audit"))!.Reason);
    }

    [Fact]
    public async Task NewVersion_SeenAtLast_IsReady()
    {
        await ChangedBehindStaleReadsAsync();
        await world.PassOverPolicy();

        world.Account.StalePolicy = null;

        Assert.IsType<Outcome.Converged>(await world.PassOverPolicy());
        Assert.Equal(Condition.True, world.Ready(world.Policies.Key("audit"))!.Status);
    }

    [Fact]
    public async Task NewVersion_StillNotThereAfterTwoMinutes_IsMadeAgain()
    {
        await ChangedBehindStaleReadsAsync();
        var older = world.Account.StalePolicy!;
        world.Account.StalePolicy = null;
        world.Account.Policies[Arn] = older;                 // somebody deleted the version
        await world.PassOverPolicy();
        Assert.Single(world.Account.Policies[Arn].Versions!);

        world.Time.Advance(AwsErrorTable.PropagationTime);
        await world.PassOverPolicy();

        Assert.Equal(2, world.Account.Policies[Arn].Versions!.Count);
    }

    [Theory]
    [InlineData(Fate.AnswerLost, 2)]
    [InlineData(Fate.RequestLost, 2)]
    public async Task NewVersion_WhoseAnswerWasLostAndThatIsNotSeenYet_IsNotMadeASecondTime(Fate fate, int versions)
    {
        await MadeAsync();
        var before = world.Account.Policies[Arn];
        world.Policies.Apply("audit", Specs.Policy("s3:List*"));
        world.Journal.Mishap = new(world.Journal.Writes.Count + 1, fate);
        await world.PassOverPolicy();
        world.Account.StalePolicy = before;

        for (var pass = 0; pass < 5; pass++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(10));
            Assert.IsType<Outcome.Waiting>(await world.PassOverPolicy());
        }

        Assert.Equal(Reasons.Propagating, world.Ready(world.Policies.Key("audit"))!.Reason);
        Assert.Single(world.Journal.AwsWrites, line => line.StartsWith("iam:CreatePolicyVersion", StringComparison.Ordinal));
        world.Account.StalePolicy = null;
        world.Time.Advance(AwsErrorTable.PropagationTime);
        Assert.IsType<Outcome.Converged>(await world.PassOverPolicy());
        Assert.Equal(versions, world.Account.Policies[Arn].Versions!.Count);
    }

    [Fact]
    public async Task Documents_ExchangedToAndFro_KeepingOneVersion_AreNotHeld()
    {
        foreach (var action in (string[])["s3:Get*", "s3:List*", "s3:Get*", "s3:List*"])
        {
            world.Policies.Apply("audit", Specs.Policy(action, ",\"keepVersions\":1"));
            Assert.IsType<Outcome.Converged>(await world.PassOverPolicy());
            Assert.Contains(action, world.Account.ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Spec_ChangedBackWhileReadsAreStale_IsLookedAtAgainWhenTheyNoLongerCanBe()
    {
        await ChangedBehindStaleReadsAsync();
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));
        world.Events.Clear();

        var seemsRight = Assert.IsType<Outcome.Converged>(await world.PassOverPolicy());
        Assert.InRange(seemsRight.Resync, TimeSpan.FromSeconds(1), AwsErrorTable.PropagationTime);

        world.Time.Advance(seemsRight.Resync);
        world.Account.StalePolicy = null;
        Assert.Equal(TimeSpan.FromMinutes(10), Assert.IsType<Outcome.Converged>(await world.PassOverPolicy()).Resync);
        Assert.Equal("v1", world.Account.Policies[Arn].DefaultVersionId);
        Assert.Equal(["Normal Updated"], world.Events.Reasons);
    }

    /// <summary>The document is changed, and from then on reads show the policy as it was before.</summary>
    private async Task ChangedBehindStaleReadsAsync()
    {
        await MadeAsync();
        var before = world.Account.Policies[Arn];
        world.Policies.Apply("audit", Specs.Policy("s3:List*"));
        await world.PassOverPolicy();
        world.Account.StalePolicy = before;
    }

    private async Task MadeAsync()
    {
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));
        await world.SettleAsync();
        world.Time.Advance(AwsErrorTable.PropagationTime);
    }
}
