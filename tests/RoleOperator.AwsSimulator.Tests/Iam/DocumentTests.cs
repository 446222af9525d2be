using System.Text.Json.Nodes;
using Amazon.IdentityManagement.Model;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam;

public sealed class DocumentTests : IAsyncLifetime
{
    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Theory]
    [InlineData("not json", "Syntax errors in policy.")]
    [InlineData("""{"Statement":[{"Sid":"\ud800","Effect":"Allow","Action":"s3:*","Resource":"*"}]}""", "Syntax errors in policy.")]
    [InlineData("""{"\ud800":1}""", "Syntax errors in policy.")]
    [InlineData("""{"Statement":null}""", "Syntax errors in policy.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":[null],"Resource":"*"}]}""", "Syntax errors in policy.")]
    [InlineData("""{"Version":"2012-10-17"}""", "Syntax errors in policy.")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Extra":1}]}""", "Syntax errors in policy.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","action":"s3:*","Resource":"*"}]}""", "Syntax errors in policy.")]
    [InlineData("""{"Id":"x","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""", "Has prohibited field Id")]
    [InlineData("""{"Statement":[{"Effect":"ALLOW","Action":"s3:*","Resource":"*"}]}""", "The policy failed legacy parsing")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Resource":"*"}]}""", "Policy statement must contain actions.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:*"}]}""", "Policy statement must contain resources.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:*","NotAction":"s3:*","Resource":"*"}]}""", "Syntax errors in policy.")]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Action":"GetObject","Resource":"*"}]}""",
        "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:a:b","Resource":"*"}]}""", "Actions/Condition can contain only one colon.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s$:Get","Resource":"*"}]}""", "Vendor s$ is not valid")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"bucket"}]}""", "Resource bucket must be in ARN format or \"*\".")]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws-cn:s3:::b"}]}""",
        "Partition \"aws-cn\" is not valid for resource \"arn:aws-cn:s3:::b\".")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Principal":"*"}]}""", "Policy document should not specify a principal.")]
    [InlineData(
        """{"Statement":[{"Sid":"a b","Effect":"Allow","Action":"s3:*","Resource":"*"}]}""",
        "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*")]
    [InlineData(
        """{"Statement":[{"Sid":"a","Effect":"Allow","Action":"s3:*","Resource":"*"},{"Sid":"a","Effect":"Deny","Action":"s3:*","Resource":"*"}]}""",
        "Statement IDs (SID) in a single policy must be unique.")]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"x":"y"}}}]}""",
        "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:x":{}}}}]}""", "Syntax errors in policy.")]
    public async Task PolicyDocument_ThatIsNone_IsMalformed(string document, string message)
    {
        var refusal = await RefusedAsync(() => aws.Iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = "p", PolicyDocument = document }));

        Assert.Equal(("MalformedPolicyDocument", message), (refusal.ErrorCode, refusal.Message));
    }

    [Theory]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""")]
    [InlineData("""{"Version":"2008-10-17","Statement":[{"Sid":"","Effect":"Deny","NotAction":["iam:*","sts:Get*"],"NotResource":"arn:aws:s3:::b/*"}]}""")]
    [InlineData(
        """
        {"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:*:s3:::b",
         "Condition":{"Bool":{"aws:SecureTransport":true},"NumericLessThan":{"aws:x":7}}}]}
        """)]
    [InlineData(
        """
        {"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*",
         "Condition":{"ForAnyValue:StringLikeIfExists":{"aws:TagKeys":["a*"]},"Null":{"aws:x":"true"}}}]}
        """)]
    public async Task PolicyDocument_WithinTheGrammar_IsTaken(string document)
    {
        await aws.Iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = "p", PolicyDocument = document });
    }

    [Fact]
    public async Task Document_NotRestructured_ComesBackToTheLetterInPercentEncoding()
    {
        aws.Set(world => world.Iam.Restructuring = false);
        const string document = """{ "Statement": [{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b+c/é ~*"}] }""";
        await aws.Iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = "p", PolicyDocument = document });

        var encoded = await DocumentAsync();

        Assert.StartsWith("%7B%20%22Statement%22", encoded, StringComparison.Ordinal);
        Assert.Contains("b%2Bc%2F%C3%A9%20~%2A", encoded, StringComparison.Ordinal);
        Assert.Equal(document, Uri.UnescapeDataString(encoded));
    }

    [Fact]
    public async Task Document_Restructured_DiffersFromReadToReadAndMeansTheSame()
    {
        await aws.PolicyAsync();

        var reads = new List<string>();
        for (var read = 0; read < 20; read++)
            reads.Add(Uri.UnescapeDataString(await DocumentAsync()));

        Assert.True(reads.Distinct().Count() > 1, "twenty reads gave one and the same text");
        Assert.Contains(reads, text => JsonNode.Parse(text)!["Statement"] is JsonObject);
        Assert.All(reads, text =>
        {
            var statement = JsonNode.Parse(text)!["Statement"] is JsonArray many ? many.Single()! : JsonNode.Parse(text)!["Statement"]!;
            Assert.Equal(["s3:GetObject", "s3:ListBucket"], statement["Action"]!.AsArray().Select(action => (string)action!).Order());
            Assert.Equal("*", statement["Resource"] is JsonArray resources ? (string)resources.Single()! : (string)statement["Resource"]!);
        });
    }

    private async Task<string> DocumentAsync() =>
        (await aws.Iam.GetPolicyVersionAsync(new GetPolicyVersionRequest { PolicyArn = PolicyArn("p"), VersionId = "v1" })).PolicyVersion.Document;
}
