using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Tests.Naming;

public class OwnerTests
{
    private static readonly Owner Longest = new(new string('c', 100), new string('s', 63), new string('n', 253));

    [Fact]
    public void Owner_WrittenAndRead_IsTheSame()
    {
        var owner = new Owner("prod", "shop", "orders.v1");

        Assert.Equal("prod/shop/orders.v1", owner.ToString());
        Assert.True(Owner.TryParse(owner.ToString(), out var read));
        Assert.Equal(owner, read);
        Assert.Equal("orders.v1", read.Name);
    }

    [Fact]
    public void LongestOwner_WrittenAndRead_IsAValidTagAndEqual()
    {
        var value = Longest.ToString();

        Assert.Equal(256, value.Length);
        Assert.Null(AwsNames.TagValue(value));
        Assert.True(Owner.TryParse(value, out var read));
        Assert.Equal(Longest, read);
        Assert.Equal(Longest.GetHashCode(), read.GetHashCode());
        Assert.Equal((Longest.Cluster, Longest.Namespace), (read.Cluster, read.Namespace));
    }

    [Fact]
    public void LongOwners_ThatDifferOnlyAtTheEnd_StayApart() =>
        Assert.NotEqual(Longest.ToString(), (Longest with { Name = Longest.Name[..^1] + "m" }).ToString());

    [Theory]
    [InlineData("prod", "shop", "other")]
    [InlineData("prod", "other", "orders")]
    [InlineData("other", "shop", "orders")]
    [InlineData("prod", "shop", "Orders")]
    public void Owners_DifferingInOnePart_AreNotEqual(string cluster, string @namespace, string name) =>
        Assert.NotEqual(new Owner("prod", "shop", "orders"), new Owner(cluster, @namespace, name));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("prod")]
    [InlineData("prod/shop")]
    [InlineData("prod/shop/")]
    [InlineData("/shop/orders")]
    [InlineData("prod/shop/orders/more")]
    public void TagValue_OfAnotherForm_HasNoOwner(string? value) => Assert.False(Owner.TryParse(value, out _));
}
