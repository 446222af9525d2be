using RoleOperator.Core.Naming;
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
        var status = StatusFacts.Of(
            Samples.DesiredRole, Samples.ObservedRole with { LastUsedDate = "2026-05-01", LastUsedRegion = "eu-west-1" }, null, Account);

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
        var status = StatusFacts.Of(Samples.DesiredRole, null, new("AROAEXAMPLEEXAMPLE002", "AROAEXAMPLEEXAMPLE002"), Account);

        Assert.Equal(("arn:aws:iam::111122223333:role/shop/orders", "AROAEXAMPLEEXAMPLE002"), (status.Arn, status.Id));
    }

    [Theory]
    [InlineData("test/shop/other", Adoption.Unowned, false)]
    [InlineData(null, Adoption.Never, false)]
    [InlineData(null, Adoption.Unowned, true)]
    public void Role_OfAnotherOwner_IsNotTold(string? owner, Adoption adoption, bool told)
    {
        var tags = owner is null ? Samples.Tags() : Samples.Tags((Owner.TagKey, owner));
        var status = StatusFacts.Of(Samples.DesiredRole with { Adoption = adoption }, Samples.ObservedRole with { Tags = tags }, null, Account);

        Assert.Equal(told, status.Arn is not null);
        Assert.Equal(told, status.Name is not null);
    }

    [Fact]
    public void Policy_InUse_IsToldWithVersionAndCount()
    {
        var status = StatusFacts.Of(Samples.DesiredPolicy, Samples.ObservedPolicy with { DefaultVersionId = "v3", AttachmentCount = 2 }, null, Account);

        Assert.Equal(("v3", 2), (status.DefaultVersionId, status.AttachmentCount));
    }

    [Fact]
    public void Profile_WithoutInstances_HasNoInstanceList()
    {
        var status = StatusFacts.Of(Samples.DesiredProfile, Samples.ObservedProfile, [], null, Account);

        Assert.Null(status.Instances);
        Assert.Equal("orders", status.Role);
    }
}
