using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Reporting;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Core.Tests.Planning;

namespace RoleOperator.Core.Tests.Reporting;

public class StatusFactsTests
{
    private static readonly AccountContext Account = new("111122223333", "aws");

    [Fact]
    public void Role_ThatIsOurs_IsToldWithLastUse()
    {
        var status = Told(Samples.ObservedRole with { LastUsedDate = "2026-05-01", LastUsedRegion = "eu-west-1" });

        Assert.Equal(
            new RoleStatus
            {
                Name = "orders",
                Arn = "arn:aws:iam::111122223333:role/shop/orders",
                Id = "AROAEXAMPLEEXAMPLE001",
                Account = "111122223333",
                LastUsed = new() { Date = "2026-05-01", Region = "eu-west-1" },
            },
            status);
    }

    [Fact]
    public void Role_JustCreatedWithABareIdForItsArn_GetsTheArnThatItWillHave()
    {
        var status = StatusFacts.Of(
            new RoleStatus(), Samples.DesiredRole, null, new("AROAEXAMPLEEXAMPLE002", "AROAEXAMPLEEXAMPLE002"), Account, isClaimRefused: false);

        Assert.Equal(("arn:aws:iam::111122223333:role/shop/orders", "AROAEXAMPLEEXAMPLE002"), (status.Arn, status.Id));
    }

    [Theory]
    [InlineData("test/shop/other", Adoption.Unowned)]
    [InlineData("other/shop/orders", Adoption.Unowned)]
    [InlineData(null, Adoption.Never)]
    public void Role_ThatMayNotBeTouched_IsNotTold(string? owner, Adoption adoption) =>
        Assert.Equal(new RoleStatus(), Told(OwnedBy(owner), adoption));

    [Fact]
    public void Role_ThatMayBeTakenOver_IsTold() => Assert.Equal(Samples.ObservedRole.Arn, Told(OwnedBy(null), Adoption.Unowned).Arn);

    [Theory]
    [InlineData(null, null)]
    [InlineData("AROAEXAMPLEEXAMPLE001", "AROAEXAMPLEEXAMPLE001")]
    public void Role_WhoseTakingOverIsRefused_HasAnIdOnlyWhereItHadItBefore(string? before, string? id)
    {
        var status = StatusFacts.Of(
            new RoleStatus { Id = before }, Samples.DesiredRole with { Adoption = Adoption.Unowned }, OwnedBy(null), null, Account, isClaimRefused: true);

        Assert.Equal((Samples.ObservedRole.Arn, id), (status.Arn, status.Id));
    }

    [Theory]
    [InlineData("test/shop/other")]
    [InlineData("other/shop/orders")]
    [InlineData(null)]
    public void Role_ThatWasOursByItsId_StaysToldWithoutItsTag(string? owner)
    {
        var before = Told(Samples.ObservedRole with { LastUsedDate = "2026-05-01" });

        Assert.Equal(before, Told(OwnedBy(owner), before: before));
        Assert.Equal(new RoleStatus(), Told(OwnedBy(owner) with { Id = "AROAEXAMPLEEXAMPLE002" }, before: before));
    }

    [Fact]
    public void Policy_ThatWasOursByItsId_StaysToldWithoutItsTag()
    {
        var before = new PolicyStatus { Name = "audit", Id = Samples.ObservedPolicy.Id, DefaultVersionId = "v3", AttachmentCount = 2 };

        Assert.Equal(before, StatusFacts.Of(
            before, Samples.DesiredPolicy, Samples.ObservedPolicy with { Tags = Samples.Tags() }, null, Account, isClaimRefused: false));
    }

    [Fact]
    public void Policy_InUse_IsToldWithVersionAndCount()
    {
        var status = StatusFacts.Of(
            new(), Samples.DesiredPolicy, Samples.ObservedPolicy with { DefaultVersionId = "v3", AttachmentCount = 2 }, null, Account, isClaimRefused: false);

        Assert.Equal(("v3", 2), (status.DefaultVersionId, status.AttachmentCount));
    }

    [Fact]
    public void Profile_WithoutInstances_HasNoInstanceList()
    {
        var status = StatusFacts.Of(new(), Samples.DesiredProfile, Samples.ObservedProfile, [], null, Account, isClaimRefused: false);

        Assert.Null(status.Instances);
        Assert.Equal("orders", status.Role);
    }

    private static RoleStatus Told(ObservedRole observed, Adoption adoption = Adoption.Never, RoleStatus? before = null) =>
        StatusFacts.Of(before ?? new(), Samples.DesiredRole with { Adoption = adoption }, observed, null, Account, isClaimRefused: false);

    private static ObservedRole OwnedBy(string? owner) =>
        Samples.ObservedRole with { Tags = owner is null ? Samples.Tags() : Samples.Tags((Owner.TagKey, owner)) };
}
