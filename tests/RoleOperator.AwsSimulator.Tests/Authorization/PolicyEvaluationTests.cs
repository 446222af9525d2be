using RoleOperator.AwsSimulator.Authorization;

namespace RoleOperator.AwsSimulator.Tests.Authorization;

public sealed class PolicyEvaluationTests
{
    private const string Bucket = "arn:aws:s3:::orders/2026/a.txt";

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"}""", Decision.Allowed)]
    [InlineData("""{"Effect":"Allow","Action":"S3:get*","Resource":"arn:aws:s3:::orders/*"}""", Decision.Allowed)]
    [InlineData("""{"Effect":"Allow","Action":["iam:*","s3:GetObject"],"Resource":["x","arn:aws:s3:::*"]}""", Decision.Allowed)]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject?","Resource":"*"}""", Decision.ImplicitDeny)]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::ORDERS/*"}""", Decision.ImplicitDeny)]
    [InlineData("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""", Decision.Allowed)]
    [InlineData("""{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}""", Decision.ImplicitDeny)]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","NotResource":"arn:aws:s3:::orders/*"}""", Decision.ImplicitDeny)]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","NotResource":"arn:aws:s3:::other/*"}""", Decision.Allowed)]
    [InlineData("""{"Effect":"Deny","Action":"s3:*","Resource":"*"}""", Decision.ExplicitDeny)]
    [InlineData("""[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"s3:Get*","Resource":"*"}]""", Decision.ExplicitDeny)]
    [InlineData("""[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"s3:Put*","Resource":"*"}]""", Decision.Allowed)]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::${aws:username}/*"}""", Decision.Allowed)]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::${aws:PrincipalTag/team}/*"}""", Decision.ImplicitDeny)]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::${aws:PrincipalTag/team, 'orders'}/*"}""", Decision.Allowed)]
    public void Statement_ForOneRequest_Decides(string statements, Decision expected) => Assert.Equal(expected, Evaluate(statements).Decision);

    [Theory]
    [InlineData("StringEquals", "aws:username", """ "orders" """, true)]
    [InlineData("StringEquals", "AWS:UserName", """ ["x","orders"] """, true)]
    [InlineData("StringEquals", "aws:username", """ "Orders" """, false)]
    [InlineData("StringEqualsIgnoreCase", "aws:username", """ "Orders" """, true)]
    [InlineData("StringLike", "aws:username", """ "ord*" """, true)]
    [InlineData("StringLike", "aws:username", """ "${aws:username}" """, true)]
    [InlineData("StringNotLike", "aws:username", """ ["x*","ord*"] """, false)]
    [InlineData("StringNotEquals", "aws:absent", """ "x" """, true)]
    [InlineData("StringEquals", "aws:absent", """ "x" """, false)]
    [InlineData("StringEqualsIfExists", "aws:absent", """ "x" """, true)]
    [InlineData("StringEqualsIfExists", "aws:username", """ "x" """, false)]
    [InlineData("Null", "aws:absent", """ "true" """, true)]
    [InlineData("Null", "aws:username", """ "true" """, false)]
    [InlineData("Null", "aws:username", """ false """, true)]
    [InlineData("Bool", "aws:SecureTransport", """ false """, true)]
    [InlineData("Bool", "aws:MultiFactorAuthPresent", """ "true" """, false)]
    [InlineData("BoolIfExists", "aws:MultiFactorAuthPresent", """ "true" """, true)]
    [InlineData("NumericLessThanEquals", "s3:max-keys", """ 10 """, true)]
    [InlineData("NumericLessThan", "s3:max-keys", """ "10" """, false)]
    [InlineData("NumericEquals", "s3:max-keys", """ "10.0" """, true)]
    [InlineData("NumericNotEquals", "s3:max-keys", """ "10.0" """, false)]
    [InlineData("NumericGreaterThan", "s3:max-keys", """ "9.5" """, true)]
    [InlineData("DateLessThan", "aws:CurrentTime", """ "2027-01-01T00:00:00Z" """, true)]
    [InlineData("DateGreaterThan", "aws:CurrentTime", """ "2027-01-01T00:00:00Z" """, false)]
    [InlineData("DateGreaterThanEquals", "aws:CurrentTime", """ "1000000000" """, true)]
    [InlineData("IpAddress", "aws:SourceIp", """ "127.0.0.0/8" """, true)]
    [InlineData("IpAddress", "aws:SourceIp", """ "127.0.0.2" """, false)]
    [InlineData("NotIpAddress", "aws:SourceIp", """ ["10.0.0.0/8","::1"] """, true)]
    [InlineData("ArnLike", "aws:PrincipalArn", """ "arn:aws:iam::*:user/ord*" """, true)]
    [InlineData("ArnEquals", "aws:PrincipalArn", """ "arn:*:user/orders" """, false)]
    [InlineData("ArnNotLike", "aws:PrincipalArn", """ "arn:aws:iam::123456789012:user/*" """, false)]
    [InlineData("ForAllValues:StringEquals", "aws:TagKeys", """ ["team","owner","x"] """, true)]
    [InlineData("ForAllValues:StringEquals", "aws:TagKeys", """ ["team"] """, false)]
    [InlineData("ForAllValues:StringEquals", "aws:absent", """ ["team"] """, true)]
    [InlineData("ForAnyValue:StringEquals", "aws:TagKeys", """ ["team"] """, true)]
    [InlineData("ForAnyValue:StringEquals", "aws:absent", """ ["team"] """, false)]
    [InlineData("ForAnyValue:StringNotEquals", "aws:TagKeys", """ ["team"] """, true)]
    [InlineData("ForAllValues:StringNotEquals", "aws:TagKeys", """ ["team"] """, false)]
    [InlineData("StringSounds", "aws:username", """ "orders" """, false)]
    public void Condition_ForOneContext_HoldsOrNot(string operation, string key, string values, bool holds) =>
        Assert.Equal(
            holds ? Decision.Allowed : Decision.ImplicitDeny,
            Evaluate($$$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"{{{operation}}}":{"{{{key}}}":{{{values}}} } } }""").Decision);

    [Fact]
    public void Variable_InAnOldDocument_IsTakenLiterally()
    {
        var layers = Identity("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:username}/*"}}""");

        Assert.Equal(Decision.ImplicitDeny, PolicyEvaluation.Evaluate(layers, Request()).Decision);
    }

    [Fact]
    public void Variable_WhoseValueHoldsAStar_IsNoWildcard()
    {
        var layers = Identity(Document("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:PrincipalTag/any}"}"""));
        var request = Request() with { Context = new ConditionContext { { "aws:PrincipalTag/any", "*" } } };

        Assert.Equal(Decision.ImplicitDeny, PolicyEvaluation.Evaluate(layers, request).Decision);
        Assert.Equal(Decision.Allowed, PolicyEvaluation.Evaluate(layers, request with { Resource = "arn:aws:s3:::*" }).Decision);
    }

    [Fact]
    public void Layers_EachMustAllow_AndTheFirstThatDoesNotIsNamed()
    {
        const string allow = """{"Effect":"Allow","Action":"*","Resource":"*"}""", other = """{"Effect":"Allow","Action":"iam:*","Resource":"*"}""";
        var all = new PolicyLayers { Identity = [Policy(allow)], Boundary = Policy(allow), Session = [Policy(other), Policy(allow)] };

        Assert.Equal((Decision.Allowed, PolicyLayer.Identity), Outcome(all));
        Assert.Equal((Decision.ImplicitDeny, PolicyLayer.Identity), Outcome(all with { Identity = [Policy(other)] }));
        Assert.Equal((Decision.ImplicitDeny, PolicyLayer.Boundary), Outcome(all with { Boundary = Policy(other) }));
        Assert.Equal((Decision.ImplicitDeny, PolicyLayer.Session), Outcome(all with { Session = [Policy(other)] }));
        Assert.Equal((Decision.ImplicitDeny, PolicyLayer.Session), Outcome(all with { Session = [] }));
    }

    [Fact]
    public void Deny_InAnyLayer_Wins()
    {
        const string allow = """{"Effect":"Allow","Action":"*","Resource":"*"}""", deny = """{"Effect":"Deny","Action":"s3:*","Resource":"*"}""";
        var all = new PolicyLayers { Identity = [Policy(allow)], Boundary = Policy(allow), Session = [Policy(allow)] };

        Assert.Equal((Decision.ExplicitDeny, PolicyLayer.Identity), Outcome(all with { Identity = [Policy(allow), Policy(deny)] }));
        Assert.Equal((Decision.ExplicitDeny, PolicyLayer.Boundary), Outcome(all with { Boundary = Policy(deny) }));
        Assert.Equal((Decision.ExplicitDeny, PolicyLayer.Session), Outcome(all with { Session = [Policy(allow), Policy(deny)] }));
        Assert.Equal((Decision.ExplicitDeny, PolicyLayer.ServiceControl), Outcome(all with { ServiceControl = [Policy(deny)] }));
    }

    [Fact]
    public void Verdict_NamesTheStatementsThatDecided_AndTheKeysThatWereMissing()
    {
        var verdict = Evaluate("""
            [{"Effect":"Allow","Action":"iam:*","Resource":"*","Condition":{"Bool":{"aws:Unrelated":"true"}}},
             {"Effect":"Allow","Action":"s3:*","Resource":"*"},
             {"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/x":"y"}}}]
            """);

        Assert.Equal((Decision.Allowed, 1), (verdict.Decision, Assert.Single(verdict.Matched).Index));
        Assert.Equal(["aws:RequestTag/x"], verdict.MissingKeys);
    }

    private static (Decision, PolicyLayer) Outcome(PolicyLayers layers)
    {
        var verdict = PolicyEvaluation.Evaluate(layers, Request());
        return (verdict.Decision, verdict.Layer);
    }

    private static Verdict Evaluate(string statements) => PolicyEvaluation.Evaluate(Identity(Document(statements)), Request());

    private static PolicyLayers Identity(string document) => new() { Identity = [new NamedPolicy("test", document)] };

    private static NamedPolicy Policy(string statements) => new("test", Document(statements));

    private static string Document(string statements) => $$"""{"Version":"2012-10-17","Statement":{{statements}}}""";

    private static AccessRequest Request() => new("s3:GetObject", Bucket, new ConditionContext
    {
        { "aws:username", "orders" },
        { "aws:PrincipalArn", "arn:aws:iam::123456789012:user/orders" },
        { "aws:SecureTransport", "false" },
        { "aws:CurrentTime", "2026-11-22T01:00:00Z" },
        { "aws:SourceIp", "127.0.0.1" },
        { "s3:max-keys", "10" },
        { "aws:TagKeys", ["team", "owner"] },
    });
}
