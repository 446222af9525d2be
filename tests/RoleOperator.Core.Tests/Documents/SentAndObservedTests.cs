using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Tests.Documents;

/// <summary>The two ends of the wire: what is sent, and what is made of the reply.</summary>
public class SentAndObservedTests
{
    private const string Resource = "arn:aws:s3:::a+b%20c/é/*";
    private const string Inline = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"{{Resource}}"}]}""";

    [Fact]
    public void Minified_OfIndentedText_KeepsOrderAndStringsAndDropsWhitespaceBetweenTokens()
    {
        var document = Parsing.Trust("""
            {
              "Version": "2012-10-17",
              "Statement": { "Principal": "*", "Action": [ "sts:AssumeRole" ], "Effect": "Allow", "Sid": "a  <b> & 'c' \u00e9 \"d\" \\ \u000a \r\t\u001b",
                "Condition": { "NumericLessThan": { "k:x": 1.50 }, "Bool": { "k:y": true } } }
            }
            """);

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":"""
            + """{"Principal":"*","Action":["sts:AssumeRole"],"Effect":"Allow","Sid":"a  <b> & 'c' é \"d\" \\ \n \r\t\u001b","Condition":"""
            + """{"NumericLessThan":{"k:x":1.50},"Bool":{"k:y":true}}}}""",
            document.Minified);
    }

    [Fact]
    public void Minified_WithoutVersion_SaysWhatItsAbsenceMeans()
    {
        var document = Parsing.Identity("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""");

        Assert.Equal("""{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", document.Minified);
        Assert.Equal("2008-10-17", document.Version);
    }

    [Fact]
    public void NonWhitespaceLength_CountsNoSpaces()
    {
        var document = Parsing.Trust("""{"Version":"2012-10-17", "Statement":{"Sid":"a b","Effect":"Allow","Principal":"*","Action":"*"}}""");

        Assert.Equal(document.Minified.Length - 1, document.NonWhitespaceLength);
    }

    [Fact]
    public void Reply_PercentEncoded_IsDecodedWithPlusAndPercentIntact() => Assert.Equal(Inline, DocumentText.Decode(Uri.EscapeDataString(Inline)));

    // An encoder need not escape a plus; a form decoder would make a space of it.
    [Fact]
    public void Reply_WithABarePlus_KeepsIt() => Assert.Equal("{\"a+b\"}", DocumentText.Decode("%7B%22a+b%22%7D"));

    [Theory]
    [InlineData(Inline)]
    [InlineData(" \n" + Inline)]
    public void Reply_Raw_IsLeftAlone(string raw) => Assert.Equal(raw, DocumentText.Decode(raw));

    [Theory]
    [InlineData("%")]
    [InlineData("%7")]
    [InlineData("%FF%fe")]
    [InlineData("")]
    public void Reply_ThatIsNotADocument_IsUnreadableAndNeverThrows(string wire)
    {
        var observed = Assert.IsType<ObservedDocument.Unreadable>(PolicyDocument.FromWire(wire, DocumentKind.Trust));

        Assert.Equal(DocumentText.Decode(wire), observed.Text);
        Assert.NotEmpty(observed.Problems);
        Assert.False(observed.Means(Parsing.Identity(Inline), Partition.Aws));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Reply_OfWhatWasSent_MeansWhatWasSent(bool encoded)
    {
        var wire = encoded ? Uri.EscapeDataString(Parsing.Identity(Inline).Minified) : Parsing.Identity(Inline).Minified;

        Assert.True(PolicyDocument.FromWire(wire, DocumentKind.Identity).Means(Parsing.Identity(Inline), Partition.Aws));
    }

    [Fact]
    public void Reply_BreakingARuleThatHidesNoMeaning_IsRead()
    {
        var observed = PolicyDocument.FromWire(
            """{"Version":"2012-10-17","Statement":[{"Sid":"my sid","Effect":"Allow","Action":"*","Resource":"*"}]}""", DocumentKind.Identity);

        Assert.IsType<ObservedDocument.Readable>(observed);
    }

    [Theory]
    [InlineData("""{"foo":1}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Extra":1}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Resource":"*"}]}""")]
    public void Reply_WithSomethingNotUnderstood_MeansNothing(string wire)
    {
        var wanted = Parsing.Identity("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""");

        var observed = PolicyDocument.FromWire(wire, DocumentKind.Identity);

        Assert.False(observed.Means(wanted, Partition.Aws));
        Assert.Equal(wire, Assert.IsType<ObservedDocument.Unreadable>(observed).Text);
        Assert.StartsWith("in AWS: ", DocumentDiff.Between(observed, wanted, Partition.Aws)[0], StringComparison.Ordinal);
    }
}
