using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Tests.Documents;

namespace RoleOperator.Core.Tests.Resolution;

/// <summary>Trust in short: each entry is one statement, of the form that AWS's guides give for it.</summary>
public sealed class TrustPolicyTests
{
    private const string Issuer = "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";
    private const string Provider = "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";

    private readonly FakeReferences references = new()
    {
        ["Role shop/caller"] = FakeReferences.Ready("arn:aws:iam::111122223333:role/team/caller"),
        ["Role ops/caller"] = FakeReferences.Ready("arn:aws:iam::111122223333:role/ops-caller"),
        ["Role shop/unborn"] = new(null, null, Deleting: false, NotReadyBecause: null, null) { Wanted = ("/", "unborn") },
    };

    public static TheoryData<string, string> Statements => new()
    {
        { """{"service":"ec2.amazonaws.com"}""", """{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}""" },
        {
            """{"service":"s3.amazonaws.com","condition":{"StringEquals":{"aws:SourceAccount":"111122223333"},"ArnLike":{"aws:SourceArn":"arn:aws:s3:::b"}}}""",
            """
            {"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"sts:AssumeRole",
             "Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"},"ArnLike":{"aws:SourceArn":"arn:aws:s3:::b"}}}
            """
        },
        { """{"account":"444455556666"}""", """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"sts:AssumeRole"}""" },
        {
            """
            {"account":"444455556666","externalId":"12345","requireMfa":true,"sourceIps":["192.0.2.0/24"],
             "principalArns":["arn:aws:iam::444455556666:role/ci-*"]}
            """,
            """
            {"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"sts:AssumeRole",
             "Condition":{"StringEquals":{"sts:ExternalId":"12345"},"Bool":{"aws:MultiFactorAuthPresent":"true"},
              "IpAddress":{"aws:SourceIp":"192.0.2.0/24"},"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::444455556666:role/ci-*"}}}
            """
        },
        {
            """{"role":{"arn":"arn:aws:iam::444455556666:role/x"}}""",
            """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:role/x"},"Action":"sts:AssumeRole"}"""
        },
        {
            """{"role":{"ref":{"name":"caller"}}}""",
            """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/team/caller"},"Action":"sts:AssumeRole"}"""
        },
        {
            """{"serviceAccount":{"name":"orders"}}""",
            $$$$"""
            {"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/{{{{Provider}}}}"},"Action":"sts:AssumeRoleWithWebIdentity",
             "Condition":{"StringEquals":{"{{{{Provider}}}}:aud":"sts.amazonaws.com","{{{{Provider}}}}:sub":"system:serviceaccount:shop:orders"}}}
            """
        },
        {
            """{"serviceAccount":{"name":"job-*","namespace":"batch","issuer":"https://issuer.example.com","audience":"aws"}}""",
            """
            {"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/issuer.example.com"},"Action":"sts:AssumeRoleWithWebIdentity",
             "Condition":{"StringEquals":{"issuer.example.com:aud":"aws"},"StringLike":{"issuer.example.com:sub":"system:serviceaccount:batch:job-*"}}}
            """
        },
        {
            """{"podIdentity":{"namespace":"team-*","serviceAccount":"orders"}}""",
            """
            {"Effect":"Allow","Principal":{"Service":"pods.eks.amazonaws.com"},"Action":["sts:AssumeRole","sts:TagSession"],
             "Condition":{"StringLike":{"aws:RequestTag/kubernetes-namespace":"team-*"},"StringEquals":{"aws:RequestTag/kubernetes-service-account":"orders"}}}
            """
        },
        { """{"podIdentity":{}}""", """{"Effect":"Allow","Principal":{"Service":"pods.eks.amazonaws.com"},"Action":["sts:AssumeRole","sts:TagSession"]}""" },
        {
            """{"podIdentity":{"namespace":"shop","serviceAccount":"orders","clusterArn":"arn:aws:eks:eu-west-1:111122223333:cluster/main"}}""",
            """
            {"Effect":"Allow","Principal":{"Service":"pods.eks.amazonaws.com"},"Action":["sts:AssumeRole","sts:TagSession"],
             "Condition":{
              "StringEquals":{"aws:RequestTag/kubernetes-namespace":"shop","aws:RequestTag/kubernetes-service-account":"orders",
               "aws:RequestTag/eks-cluster-arn":"arn:aws:eks:eu-west-1:111122223333:cluster/main"},
              "ArnEquals":{"aws:SourceArn":"arn:aws:eks:eu-west-1:111122223333:cluster/main"}}}
            """
        },
        {
            """{"oidc":{"provider":"token.actions.githubusercontent.com","audience":"sts.amazonaws.com","subjects":["repo:o/r:*"]}}""",
            """
            {"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity",
             "Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
             "Condition":{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"},
              "StringLike":{"token.actions.githubusercontent.com:sub":"repo:o/r:*"}}}
            """
        },
        {
            """{"oidc":{"provider":"graph.facebook.com","audience":"app"}}""",
            """
            {"Effect":"Allow","Principal":{"Federated":"graph.facebook.com"},"Action":"sts:AssumeRoleWithWebIdentity",
             "Condition":{"StringEquals":{"graph.facebook.com:app_id":"app"}}}
            """
        },
        {
            """{"saml":{"provider":"corp"}}""",
            """
            {"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:saml-provider/corp"},"Action":"sts:AssumeRoleWithSAML",
             "Condition":{"StringEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml"}}}
            """
        },
        {
            """
            {"rolesAnywhere":{"trustAnchorArn":"arn:aws:rolesanywhere:eu-west-1:111122223333:trust-anchor/a"},
             "condition":{"StringEquals":{"aws:PrincipalTag/x509Subject/CN":"host1"}}}
            """,
            """
            {"Effect":"Allow","Principal":{"Service":"rolesanywhere.amazonaws.com"},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"],
             "Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:rolesanywhere:eu-west-1:111122223333:trust-anchor/a"},
              "StringEquals":{"aws:PrincipalTag/x509Subject/CN":"host1"}}}
            """
        },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public void Party_InShort_MeansTheStatementOfTheGuides(string party, string statement)
    {
        var trust = Resolve(party).Value!.Trust;

        Assert.Empty(DocumentComparison.Between(Parsing.Trust($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}"""), trust, "aws"));
    }

    [Theory]
    [InlineData(
        """{"service":"ec2.amazonaws.com","externalId":"x1"}""", "InvalidSpec", "spec.trust.allow[0].externalId: has a meaning with account or role only")]
    [InlineData(
        """{"role":{"arn":"arn:aws:iam::444455556666:role/x"},"principalArns":["arn:aws:iam::444455556666:role/y"]}""",
        "InvalidSpec", "spec.trust.allow[0].principalArns")]
    [InlineData(
        """{"account":"444455556666","externalId":"12345","condition":{"StringEquals":{"STS:externalid":"other"}}}""",
        "InvalidSpec", "spec.trust.allow[0].condition: \"STS:externalid\"")]
    [InlineData("""{"role":{"ref":{"name":"nobody"}}}""", "DependencyNotReady", "spec.trust.allow[0].role.ref")]
    [InlineData("""{"role":{"ref":{"name":"unborn"}}}""", "DependencyNotReady", "spec.trust.allow[0].role.ref")]
    [InlineData("""{"role":{"ref":{"name":"caller","namespace":"ops"}}}""", "NotAllowed", "spec.trust.allow[0].role.ref")]
    public void Party_ThatCannotBeResolved_IsReportedUnderItsField(string party, string reason, string message)
    {
        var problem = Assert.Single(Resolve(party).Problems);

        Assert.Equal(reason, problem.Reason);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ServiceAccount_WithoutAnyIssuer_SaysWhereToSetOne()
    {
        var problem = Assert.Single(Resolve("""{"serviceAccount":{"name":"orders"}}""", issuer: null).Problems);

        Assert.Contains("--service-account-issuer", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Partition_DecidesArnsAndTheSignInPage()
    {
        var china = new FakeReferences().Surroundings with { Account = new AccountContext("111122223333", "aws-cn") };

        var desired = RoleResolution.Resolve(Role("""{"saml":{"provider":"corp"}},{"account":"444455556666"}"""), china).Value!;
        var trust = desired.Trust.Minified;

        Assert.Equal("trust.allow", desired.TrustField);
        Assert.Contains("https://signin.amazonaws.cn/saml", trust, StringComparison.Ordinal);
        Assert.Contains("arn:aws-cn:iam::111122223333:saml-provider/corp", trust, StringComparison.Ordinal);
        Assert.Contains("arn:aws-cn:iam::444455556666:root", trust, StringComparison.Ordinal);
    }

    [Fact]
    public void References_OfParties_AreFoundForWakeups() => Assert.Equal(
        [new ReferenceUse(ResourceKind.Role, "ops", "caller", "spec.trust.allow[1].role.ref")],
        RoleResolution.References(Role("""{"account":"444455556666"},{"role":{"ref":{"name":"caller","namespace":"ops"}}}""")));

    private Resolution<DesiredRole> Resolve(string party, string? issuer = Issuer) =>
        RoleResolution.Resolve(Role(party), references.Surroundings with { ServiceAccountIssuer = issuer });

    private static Resource<Core.Resources.Specs.RoleSpec, Core.Resources.Statuses.RoleStatus> Role(string parties) =>
        FakeReferences.Role("""{"trust":{"allow":[""" + parties + "]}}");
}
