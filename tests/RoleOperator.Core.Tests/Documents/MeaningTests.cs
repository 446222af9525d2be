using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Tests.Documents;

/// <summary>What AWS is known to change or to ignore, and what it is not. The first rows are the loops that other controllers fell into.</summary>
public class MeaningTests
{
    [Theory]
    [InlineData("array order", """{"Service":["a.amazonaws.com","b.amazonaws.com"]}""", """{"Service":["b.amazonaws.com","a.amazonaws.com"]}""")]
    [InlineData("one-element array", """{"Service":"a.amazonaws.com"}""", """{"Service":["a.amazonaws.com"]}""")]
    [InlineData("account ID", """{"AWS":"111122223333"}""", """{"AWS":"arn:aws:iam::111122223333:root"}""")]
    [InlineData("account ID twice", """{"AWS":["111122223333","arn:aws:iam::111122223333:root"]}""", """{"AWS":"111122223333"}""")]
    [InlineData("everybody", "\"*\"", """{"AWS":["*"]}""")]
    [InlineData("type order", """{"AWS":"*","Service":"a.amazonaws.com"}""", """{"Service":"a.amazonaws.com","AWS":"*"}""")]
    public void Principals_SpelledInTwoWays_MeanTheSame(string difference, string a, string b) => Assert.True(Same(Principal(a), Principal(b)), difference);

    [Theory]
    [InlineData("case of an ARN", """{"AWS":"arn:aws:iam::111122223333:role/Orders"}""", """{"AWS":"arn:aws:iam::111122223333:role/orders"}""")]
    [InlineData("unique ID after deletion", """{"AWS":"arn:aws:iam::111122223333:role/orders"}""", """{"AWS":"AROAEXAMPLEEXAMPLE123"}""")]
    [InlineData("another partition's root", """{"AWS":"111122223333"}""", """{"AWS":"arn:aws-cn:iam::111122223333:root"}""")]
    [InlineData("another type", """{"AWS":"*"}""", """{"Federated":"*"}""")]
    [InlineData("one more", """{"AWS":"111122223333"}""", """{"AWS":["111122223333","444455556666"]}""")]
    public void Principals_ThatDiffer_MeanDifferentThings(string difference, string a, string b) => Assert.False(Same(Principal(a), Principal(b)), difference);

    [Fact]
    public void AccountId_InAnotherPartition_StandsForThatPartitionsRoot() => Assert.True(PolicyDocument.SameMeaning(
        Principal("""{"AWS":"111122223333"}"""), Principal("""{"AWS":"arn:aws-cn:iam::111122223333:root"}"""), Partition.China));

    [Theory]
    [InlineData("key case", """{"StringEquals":{"SAML:aud":"x"}}""", """{"StringEquals":{"saml:aud":"x"}}""")]
    [InlineData("quoted boolean", """{"Bool":{"k:x":true}}""", """{"Bool":{"k:x":"true"}}""")]
    [InlineData("boolean's case", """{"BoolIfExists":{"k:x":"True"}}""", """{"BoolIfExists":{"k:x":"true"}}""")]
    [InlineData("quoted number", """{"NumericLessThan":{"k:x":3600}}""", """{"NumericLessThan":{"k:x":"3600"}}""")]
    [InlineData("number's form", """{"ForAnyValue:NumericEquals":{"k:x":1.50}}""", """{"ForAnyValue:NumericEquals":{"k:x":"15e-1"}}""")]
    [InlineData("account ID unquoted", """{"StringEquals":{"aws:SourceAccount":111122223333}}""", """{"StringEquals":{"aws:SourceAccount":"111122223333"}}""")]
    [InlineData("host prefix", """{"IpAddress":{"aws:SourceIp":"10.0.0.1"}}""", """{"IpAddress":{"aws:SourceIp":["10.0.0.1/32"]}}""")]
    [InlineData("host prefix, IPv6", """{"NotIpAddressIfExists":{"aws:SourceIp":"::1"}}""", """{"NotIpAddressIfExists":{"aws:SourceIp":"::1/128"}}""")]
    [InlineData("value order and duplicates", """{"StringLike":{"k:x":["b","a","b"]}}""", """{"StringLike":{"k:x":["a","b"]}}""")]
    [InlineData("operator order", """{"Bool":{"k:x":"true"},"StringLike":{"k:y":"a"}}""", """{"StringLike":{"k:y":"a"},"Bool":{"k:x":"true"}}""")]
    [InlineData("empty operator", """{"Bool":{}}""", """{}""")]
    public void Conditions_SpelledInTwoWays_MeanTheSame(string difference, string a, string b) => Assert.True(Same(Conditioned(a), Conditioned(b)), difference);

    [Theory]
    [InlineData("value case", """{"StringEquals":{"k:x":"A"}}""", """{"StringEquals":{"k:x":"a"}}""")]
    [InlineData("a string that looks like a number", """{"StringEquals":{"k:x":"1.0"}}""", """{"StringEquals":{"k:x":"1"}}""")]
    [InlineData("numbers beyond a double", """{"NumericEquals":{"k:x":9007199254740993}}""", """{"NumericEquals":{"k:x":9007199254740992}}""")]
    [InlineData("operator", """{"StringEquals":{"k:x":"a"}}""", """{"StringLike":{"k:x":"a"}}""")]
    [InlineData("IfExists", """{"Bool":{"k:x":"true"}}""", """{"BoolIfExists":{"k:x":"true"}}""")]
    [InlineData("prefix", """{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""", """{"IpAddress":{"aws:SourceIp":"10.0.0.0/16"}}""")]
    [InlineData("no values is not no condition", """{"StringEquals":{"k:x":[]}}""", """{}""")]
    [InlineData("plus is not a space", """{"StringEquals":{"k:x":"a+b"}}""", """{"StringEquals":{"k:x":"a b"}}""")]
    public void Conditions_ThatDiffer_MeanDifferentThings(string difference, string a, string b) =>
        Assert.False(Same(Conditioned(a), Conditioned(b)), difference);

    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("0.10", "0.1")]
    [InlineData("1200e-2", "12")]
    [InlineData("-0.5E1", "-5")]
    [InlineData("-0.0", "0")]
    [InlineData("00012", "12")]
    [InlineData("1e2147483647", "1e2147483647")]
    [InlineData("1e99999999999999999999", "1e99999999999999999999")]
    [InlineData("10e98", "0.1e100")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("twelve", "twelve")]
    [InlineData("1.", "1.")]
    public void NumericValue_InAnyForm_HasOneSpelling(string written, string canonical) => Assert.Contains($"[\"{canonical}\"]",
        Conditioned($$$"""{"NumericEquals":{"k:x":"{{{written}}}"}}""").Canonical(Partition.Aws), StringComparison.Ordinal);

    [Theory]
    [InlineData("absent version is the old one", """{"Statement":@}""", """{"Version":"2008-10-17","Statement":[@]}""", true)]
    [InlineData("versions differ in meaning", """{"Version":"2012-10-17","Statement":@}""", """{"Statement":@}""", false)]
    [InlineData("empty id", """{"Id":"","Statement":@}""", """{"Statement":@}""", true)]
    [InlineData("id", """{"Id":"a","Statement":@}""", """{"Statement":@}""", false)]
    [InlineData("repeated statement", """{"Statement":[@,@]}""", """{"Statement":@}""", true)]
    public void OuterMembers_Compared_FollowTheGrammar(string difference, string a, string b, bool same)
    {
        const string statement = """{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}""";
        PolicyDocument Filled(string template) => Parsing.Trust(template.Replace("@", statement, StringComparison.Ordinal));

        Assert.True(Same(Filled(a), Filled(b)) == same, difference);
    }

    [Theory]
    [InlineData("case of actions", "\"Action\":\"s3:GetObject\",\"Resource\":\"*\"", "\"Action\":[\"S3:getobject\"],\"Resource\":[\"*\"]", true)]
    [InlineData("wildcards stay", "\"Action\":\"*\",\"Resource\":\"*\"", "\"Action\":\"*:*\",\"Resource\":\"*\"", false)]
    [InlineData("case of resources", "\"Action\":\"*\",\"Resource\":\"arn:aws:s3:::A\"", "\"Action\":\"*\",\"Resource\":\"arn:aws:s3:::a\"", false)]
    [InlineData("negation", "\"Action\":\"*\",\"Resource\":\"*\"", "\"NotAction\":\"*\",\"Resource\":\"*\"", false)]
    [InlineData("negated resource", "\"Action\":\"*\",\"Resource\":\"*\"", "\"Action\":\"*\",\"NotResource\":\"*\"", false)]
    [InlineData("sid", "\"Sid\":\"A\",\"Action\":\"*\",\"Resource\":\"*\"", "\"Sid\":\"B\",\"Action\":\"*\",\"Resource\":\"*\"", false)]
    [InlineData("empty sid", "\"Sid\":\"\",\"Action\":\"*\",\"Resource\":\"*\"", "\"Action\":\"*\",\"Resource\":\"*\"", true)]
    public void IdentityStatements_Compared_FollowTheGrammar(string difference, string a, string b, bool same) =>
        Assert.True(Same(Allowing(a), Allowing(b)) == same, difference);

    [Fact]
    public void DanglingPrincipals_AmongAwsPrincipals_AreListedOnce()
    {
        var document = Parsing.Trust("""
            {"Statement":[
              {"Effect":"Allow","Action":"sts:AssumeRole","Principal":
               {"AWS":["AROAEXAMPLEEXAMPLE123","arn:aws:iam::111122223333:role/AROAEXAMPLEEXAMPLE123","AIDAEXAMPLEEXAMPLE123"]}},
              {"Effect":"Allow","Principal":{"AWS":"AROAEXAMPLEEXAMPLE123","CanonicalUser":"AROAEXAMPLEEXAMPLE999"},"Action":"sts:TagSession"}]}
            """);

        Assert.Equal(["AROAEXAMPLEEXAMPLE123", "AIDAEXAMPLEEXAMPLE123"], document.DanglingPrincipals);
    }

    private static bool Same(PolicyDocument a, PolicyDocument b) => PolicyDocument.SameMeaning(a, b, Partition.Aws);

    private static PolicyDocument Principal(string principal) =>
        Parsing.Trust($$$"""{"Statement":{"Effect":"Allow","Principal":{{{principal}}},"Action":"sts:AssumeRole"}}""");

    private static PolicyDocument Allowing(string what) => Parsing.Identity($$$"""{"Statement":{"Effect":"Allow",{{{what}}}}}""");

    private static PolicyDocument Conditioned(string condition) =>
        Parsing.Identity($$$"""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{{condition}}}}}""");
}
