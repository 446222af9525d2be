using System.Text;
using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Tests.Naming;

public class ExcerptTests
{
    [Theory]
    [InlineData("", 3, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc…")]
    [InlineData("ab😀", 4, "ab😀")]
    [InlineData("ab😀", 3, "ab…")]
    [InlineData("a\nb\u007F\u0085", 5, "a b  ")]
    public void Shorten_KeepsWholeCharactersInOneLine(string text, int length, string shown) => Assert.Equal(shown, Excerpt.Shorten(text, length));

    [Theory]
    [InlineData("äöü", 6, "äöü")]
    [InlineData("äöüx", 6, "ä…")]
    [InlineData("a😀bcd", 7, "a…")]
    [InlineData("a😀bc", 7, "a😀bc")]
    [InlineData("a\nb", 3, "a b")]
    public void ShortenToBytes_LeavesRoomForTheEllipsis(string text, int bytes, string shown)
    {
        Assert.Equal(shown, Excerpt.ShortenToBytes(text, bytes));
        Assert.InRange(Encoding.UTF8.GetByteCount(shown), 0, bytes);
    }

    [Fact]
    public void HalfACharacter_IsShownAsOneThatCannotBe() => Assert.Equal("a\uFFFDb", Excerpt.Shorten("a\uD83Db", 3));
}
