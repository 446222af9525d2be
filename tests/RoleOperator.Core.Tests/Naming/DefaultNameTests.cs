using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Tests.Naming;

public class DefaultNameTests
{
    [Fact]
    public void ShortNames_AreJoined() => Assert.Equal("shop-orders", DefaultName.OfRole("shop", "orders"));

    [Fact]
    public void Names_AtTheLimit_AreKeptAndBeyondItShortened()
    {
        var fits = new string('n', 64 - "shop-".Length);

        Assert.Equal($"shop-{fits}", DefaultName.OfRole("shop", fits));
        Assert.Matches("^shop-n{46}-[0-9a-f]{12}$", DefaultName.OfRole("shop", fits + "n"));
    }

    [Theory]
    [InlineData(63, 253)]
    [InlineData(1, 253)]
    [InlineData(63, 64)]
    public void LongestNames_OfEveryKind_AreValid(int namespaceLength, int nameLength)
    {
        var (ns, name) = (new string('s', namespaceLength), new string('n', nameLength));

        Assert.Matches($"^[a-z0-9-]{{1,{AwsNames.RoleNameLength}}}$", DefaultName.OfRole(ns, name));
        Assert.Matches($"^[a-z0-9-]{{1,{AwsNames.PolicyNameLength}}}$", DefaultName.OfPolicy(ns, name));
        Assert.Matches($"^[a-z0-9-]{{1,{AwsNames.InstanceProfileNameLength}}}$", DefaultName.OfInstanceProfile(ns, name));
    }

    // Pinned: another value after an upgrade would leave every such role behind and make a second one.
    [Fact]
    public void LongName_AcrossReleases_StaysTheSame() => Assert.Equal(
        "payments-production-a-service-with-a-rather-long-an-503472c1bae8",
        DefaultName.OfRole("payments-production", "a-service-with-a-rather-long-and-descriptive-name"));

    [Fact]
    public void LongNames_ThatDifferOnlyAtTheEnd_StayApart()
    {
        var names = Enumerable.Range(0, 5000).Select(i => DefaultName.OfRole("shop", $"{new string('n', 100)}{i}"));

        Assert.Equal(5000, names.Distinct().Count());
    }

    [Fact]
    public void LongNames_SplitElsewhere_StayApart() =>
        Assert.NotEqual(DefaultName.OfRole("a-b", new string('c', 64)), DefaultName.OfRole("a", "b-" + new string('c', 64)));
}
