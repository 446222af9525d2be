using System.Text;
using System.Text.Json;
using RoleOperator.Core.Documents;

namespace RoleOperator.Core.Tests.Documents;

public class StrictParserTests
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    [Theory]
    [InlineData(Trust)]
    [InlineData("""{"Statement":{"Effect":"Deny","Principal":"*","NotAction":["sts:AssumeRole"]}}""")]
    [InlineData(
        """
        {"Version":"2008-10-17","Id":"x","Statement":[{"Sid":"any text is fine","Effect":"Allow","Action":"sts:AssumeRole","Principal":{
         "AWS":["111122223333","arn:aws:iam::444455556666:user/U","arn:aws:sts::111122223333:assumed-role/R/S","*"]}}]}
        """)]
    [InlineData(
        """
        {"Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:saml-provider/NAME"},
         "Action":"sts:AssumeRoleWithSAML","Condition":{"StringEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml"}}}]}
        """)]
    [InlineData(
        """
        {"Statement":[{"Effect":"Allow","Principal":{"AWS":"AROAEXAMPLEEXAMPLE123"},"Action":"sts:AssumeRole","Condition":{
         "Bool":{"aws:MultiFactorAuthPresent":true},"NumericLessThan":{"aws:MultiFactorAuthAge":3600},"Null":{"aws:x":[]}}}]}
        """)]
    [InlineData(
        """
        {"Statement":[{"Sid":"A","Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"},
         {"Sid":"A","Effect":"Deny","Principal":"*","Action":"sts:TagSession"}]}
        """)]
    public void TrustDocument_WithinTheGrammar_IsParsed(string json) => Parsing.Trust(json);

    [Theory]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""")]
    [InlineData(
        """
        {"Version":"2012-10-17","Statement":[
         {"Sid":"Read1","Effect":"Allow","NotAction":["iam:*"],"NotResource":["arn:aws:s3:::a","arn:aws:s3:::b"],"Condition":{}}]}
        """)]
    [InlineData("""{"Statement":[{"Sid":"","Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"","Effect":"Deny","Action":"*","Resource":"*"}]}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::caf\u00e9"}}""")]
    public void IdentityDocument_WithinTheGrammar_IsParsed(string json) => Parsing.Identity(json);

    [Theory]
    [InlineData("""[]""", "", "array")]
    [InlineData("""5""", "", "the number 5")]
    [InlineData("""null""", "", "null")]
    [InlineData(""" "{\"Statement\":[]}" """, "", "string that holds JSON")]
    [InlineData("""{}""", "Statement", "missing")]
    [InlineData("""{"Statement":[]}""", "Statement", "empty")]
    [InlineData("""{"Statement":"Allow"}""", "Statement", "\"Allow\" is not a statement")]
    [InlineData("""{"Statement":[5]}""", "Statement[0]", "the number 5 is not a statement")]
    [InlineData("""{"version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"*"}}""", "version", "did you mean Version?")]
    [InlineData("""{"Version":"2012-10-71","Statement":{"Effect":"Allow","Principal":"*","Action":"*"}}""", "Version", "did you mean 2012-10-17?")]
    [InlineData("""{"Version":2012,"Statement":{"Effect":"Allow","Principal":"*","Action":"*"}}""", "Version", "use one of 2012-10-17, 2008-10-17")]
    [InlineData("""{"Statement":{"Effect":"allow","Principal":"*","Action":"*"}}""", "Statement.Effect", "\"allow\" is not possible; did you mean Allow?")]
    [InlineData("""{"Statement":{"Principal":"*","Action":"*"}}""", "Statement.Effect", "missing")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*"}}""", "Statement.Principal", "missing")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principals":"*","Action":"*"}}""", "Statement.Principals", "did you mean Principal?")]
    [InlineData("""{"Statement":{"Effect":"Allow","NotPrincipal":"*","Action":"*"}}""", "Statement.NotPrincipal", "not allowed in a trust policy")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}""", "Statement.Resource", "remove it")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{},"Action":"*"}}""", "Statement.Principal", "empty")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":[]},"Action":"*"}}""", "Statement.Principal.AWS", "empty")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"aws":"*"},"Action":"*"}}""", "Statement.Principal.aws", "did you mean AWS?")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":[""]},"Action":"*"}}""", "Statement.Principal.AWS[0]", "empty")]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Principal":{"AWS":["*","arn:aws:iam::111122223333:role/*"]},"Action":"*"}}""",
        "Statement.Principal.AWS[1]", "aws:PrincipalArn")]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Principal":{"AWS":"ec2.amazonaws.com"},"Action":"*"}}""",
        "Statement.Principal.AWS", "{\"Service\": \"ec2.amazonaws.com\"}")]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Principal":{"AWS":"orders"},"Action":"*"}}""", "Statement.Principal.AWS", "\"orders\" is not an AWS principal")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":["*",5]},"Action":"*"}}""", "Statement.Principal.AWS[1]", "the number 5 is not a string")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"111122223333","Action":"*"}}""", "Statement.Principal", "{\"AWS\": \"111122223333\"}")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":["*"],"Action":"*"}}""", "Statement.Principal", "an array is not a principal")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*"}}""", "Statement.Action", "add Action or NotAction")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"a:B","NotAction":"a:C"}}""", "Statement.NotAction", "exclude each other")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":[]}}""", "Statement.Action", "empty")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":["a:B",true]}}""", "Statement.Action[1]", "true is not a string")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Condition":[]}}""", "Statement.Condition", "an object of operators")]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Condition":{"Bool":"true"}}}""",
        "Statement.Condition.Bool", "an object of condition keys")]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Condition":{"Bool":{"aws:x":null}}}}""",
        "Statement.Condition.Bool.aws:x", "null is not a condition value")]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Condition":{"Bool":{"aws:x":["true",{}]}}}}""",
        "Statement.Condition.Bool.aws:x[1]", "an object is not")]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Condition":{"Bool":{"aws:x":"true","AWS:X":"false"}}}}""",
        "Statement.Condition.Bool.AWS:X", "merge the values")]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Condition":{"Bool":{"a.b":{}}}}}""",
        "Statement.Condition.Bool[\"a.b\"]", "an object is not")]
    [InlineData("""{"Statement":{"Effect":"Allow","Effect":"Deny","Principal":"*","Action":"*"}}""", "Statement.Effect", "given twice")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Sid":"a — b"}}""", "Statement.Sid", "U+2014")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Sid":"\ud800"}}""", "Statement.Sid", "surrogate")]
    public void TrustDocument_WithOneFault_IsRefusedThereWithARemedy(string json, string path, string part) => AssertOnly(json, DocumentKind.Trust, path, part);

    [Theory]
    [InlineData("""{"Id":"x","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", "Id", "not allowed in an identity policy")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}""", "Statement.Principal", "not allowed in an identity policy")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*"}}""", "Statement.Resource", "add Resource or NotResource")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","NotResource":"*"}}""", "Statement.NotResource", "exclude each other")]
    [InlineData("""{"Statement":{"Sid":"Read it","Effect":"Allow","Action":"*","Resource":"*"}}""", "Statement.Sid", "letters and digits only")]
    [InlineData(
        """{"Statement":[{"Sid":"A","Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"A","Effect":"Deny","Action":"a:B","Resource":"*"}]}""",
        "Statement[1].Sid", "another statement")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Ressource":"*","Resource":"*"}}""", "Statement.Ressource", "did you mean Resource?")]
    public void IdentityDocument_WithOneFault_IsRefusedThereWithARemedy(string json, string path, string part) =>
        AssertOnly(json, DocumentKind.Identity, path, part);

    [Fact]
    public void Document_WithSeveralFaults_ReportsEachOne()
    {
        var problems = Parsing.Problems(
            """{"Version":"1","Statement":[{"Effect":"allow","Action":[],"Condition":5},{"Effect":"Deny","Principal":"x","Actions":"*"}]}""",
            DocumentKind.Trust);

        Assert.Equal(
            ["Version", "Statement[0].Effect", "Statement[0].Principal", "Statement[0].Action", "Statement[0].Condition",
             "Statement[1].Actions", "Statement[1].Principal", "Statement[1].Action"],
            problems.Select(problem => problem.Path));
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{\n  \"Statement\": [\n    {],\n", 3, 6)]
    [InlineData("{} {}", 1, 4)]
    [InlineData("{\"Statement\": [],}", 1, 18)]
    [InlineData("{ // comment\n}", 1, 3)]
    public void Text_NotJson_IsRefusedAtThePlaceOfTheFault(string text, int line, int column)
    {
        var problem = Assert.Single(Parsing.Problems(text, DocumentKind.Trust));

        Assert.StartsWith("not valid JSON: ", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", problem.Message, StringComparison.Ordinal);
        Assert.Equal(new Position(line, column), problem.Position);
    }

    [Fact]
    public void Problem_InAText_CountsLinesAndCharactersNotBytes()
    {
        var problem = Assert.Single(
            Parsing.Problems("{\n  \"Statement\": {\"Sid\": \"éé\", \"Effect\": \"Permit\", \"Principal\": \"*\", \"Action\": \"*\"}}", DocumentKind.Trust));

        Assert.Equal(new Position(2, 40), problem.Position);
        Assert.Equal("Statement.Effect: \"Permit\" is not possible; use one of Allow, Deny (line 2, column 40)", problem.ToString());
        Assert.Equal("trust.document.Statement.Effect", problem.Under("trust.document").Path);
    }

    [Fact]
    public void Text_DeeperThanAnyPolicy_IsRefused() =>
        Assert.Contains("depth", Assert.Single(Parsing.Problems(new string('[', 100_000), DocumentKind.Trust)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(131072, true)]
    [InlineData(131073, false)]
    public void Text_OfMoreThan131072Characters_IsRefused(int length, bool accepted) =>
        Assert.Equal(accepted, PolicyDocument.Parse(Trust.PadRight(length), DocumentKind.Trust) is ParseResult.Parsed);

    [Fact]
    public void Bytes_NotUtf8_AreRefused()
    {
        var latin1 = Encoding.Latin1.GetBytes("{\n \"Version\": \"é\"}");

        var refused = Assert.IsType<ParseResult.Refused>(PolicyDocument.Parse(latin1, DocumentKind.Trust));

        var problem = Assert.Single(refused.Problems);
        Assert.Contains("not UTF-8", problem.Message, StringComparison.Ordinal);
        Assert.Equal(new Position(2, 14), problem.Position);
    }

    [Fact]
    public void Bytes_BehindAByteOrderMark_AreRefusedWithARemedy()
    {
        byte[] marked = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Trust)];

        var refused = Assert.IsType<ParseResult.Refused>(PolicyDocument.Parse(marked, DocumentKind.Trust));

        Assert.Contains("byte order mark", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_OfMoreThanAnyDocumentHas_AreRefusedAsTooLong()
    {
        var refused = Assert.IsType<ParseResult.Refused>(PolicyDocument.Parse(new byte[PolicyDocument.MaxBytes + 1], DocumentKind.Trust));

        Assert.Contains("more than 131072 characters", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_ThatGrowsTooLongWhenSent_IsRefused()
    {
        var sid = new string('x', 131072 - 110);
        var unversioned = $$$"""{"Statement":[{"Sid":"{{{sid}}}","Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"*"}]}""";
        Assert.InRange(unversioned.Length, 131060, 131072);

        Assert.Contains("more than 131072 characters", Assert.Single(Parsing.Problems(unversioned, DocumentKind.Trust)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_WithThousandsOfFaults_ReportsABoundedNumber() =>
        Assert.Equal(50, Parsing.Problems($$"""{"Statement":[{{string.Join(',', Enumerable.Repeat("5", 20_000))}}]}""", DocumentKind.Trust).Count);

    [Fact]
    public void Problem_WithALongValue_ShowsItsBeginning()
    {
        var problem = Assert.Single(Parsing.Problems($$"""{"Statement":"{{new string('x', 5000)}}"}""", DocumentKind.Trust));

        Assert.InRange(problem.Message.Length, 64, 200);
    }

    [Fact]
    public void Element_OfASpec_IsReadLikeTextButWithoutPositions()
    {
        using var spec = JsonDocument.Parse($$"""{"good":{{Trust}},"bad":{"Statement":[]},"text":"{}"}""");

        var parsed = Assert.IsType<ParseResult.Parsed>(PolicyDocument.Parse(spec.RootElement.GetProperty("good"), DocumentKind.Trust));
        var bad = Assert.IsType<ParseResult.Refused>(PolicyDocument.Parse(spec.RootElement.GetProperty("bad"), DocumentKind.Trust));
        var text = Assert.IsType<ParseResult.Refused>(PolicyDocument.Parse(spec.RootElement.GetProperty("text"), DocumentKind.Trust));
        var missing = Assert.IsType<ParseResult.Refused>(PolicyDocument.Parse(default(JsonElement), DocumentKind.Trust));

        Assert.Equal(Trust, parsed.Document.Minified);
        Assert.Equal(("Statement", null), (Assert.Single(bad.Problems).Path, bad.Problems[0].Position));
        Assert.Contains("string that holds JSON", Assert.Single(text.Problems).Message, StringComparison.Ordinal);
        Assert.Contains("missing", Assert.Single(missing.Problems).Message, StringComparison.Ordinal);
    }

    private static void AssertOnly(string json, DocumentKind kind, string path, string part)
    {
        var problems = Parsing.Problems(json, kind);

        Assert.Equal(path, problems[0].Path);
        Assert.Contains(part, problems[0].Message, StringComparison.Ordinal);
        Assert.All(problems, problem => Assert.NotNull(problem.Position));
        // A misspelt or misplaced member is at once a missing one, and nothing else.
        Assert.All(problems.Skip(1), problem => Assert.Contains("missing", problem.Message, StringComparison.Ordinal));
    }
}
