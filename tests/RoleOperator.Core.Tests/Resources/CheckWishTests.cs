using RoleOperator.Core.Resources;

namespace RoleOperator.Core.Tests.Resources;

public class CheckWishTests
{
    [Theory]
    [InlineData("10s", 10)]
    [InlineData("1.5m", 90)]
    [InlineData("2h", 7200)]
    public void Resync_WithAUnit_IsTaken(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), CheckWish.Of(With(WellKnown.Resync, text)).Resync);

    [Theory]
    [InlineData("9s")]
    [InlineData("0s")]
    [InlineData("-10s")]
    [InlineData("10")]
    [InlineData("s")]
    [InlineData("")]
    [InlineData("ten minutes")]
    [InlineData("1e9h")]
    [InlineData("99999999999999h")]
    public void Resync_ThatCannotBeHonoured_IsAProblemAndTheUsualIntervalHolds(string text)
    {
        var wish = CheckWish.Of(With(WellKnown.Resync, text));

        Assert.Null(wish.Resync);
        Assert.Contains($"\"{text}\"", wish.Problem!.Message, StringComparison.Ordinal);
        Assert.Contains(WellKnown.Resync, wish.Problem.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Paused_SaysSo(string text, bool paused) => Assert.Equal(paused, CheckWish.Of(With(WellKnown.Paused, text)).Paused);

    [Fact]
    public void Paused_Misspelt_PausesAndSaysWhatToWrite()
    {
        var wish = CheckWish.Of(With(WellKnown.Paused, "yes"));

        Assert.True(wish.Paused);
        Assert.Contains("\"yes\" is not allowed; write \"true\" or \"false\"", wish.Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Annotations_OfNone_WishNothing() => Assert.Equal(new CheckWish(false, null, null, null), CheckWish.Of(new ObjectMeta()));

    private static ObjectMeta With(string annotation, string value) => new() { Annotations = new Dictionary<string, string> { [annotation] = value } };
}
