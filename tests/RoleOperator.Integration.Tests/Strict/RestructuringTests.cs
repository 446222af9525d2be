using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests.Strict;

/// <summary>IAM gives documents back in another form than it was given them. What means the same is left alone.</summary>
public sealed class RestructuringTests(SharedSimulator shared) : IClassFixture<SharedSimulator>
{
    private readonly StrictWorld strict = shared.Strict;

    [Fact]
    public async Task ArrayOrderAndCase_InTrustAndPolicies_CauseNoWrite()
    {
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "caller", $"trust: {{document: {Documents.Ec2Trust}}}");
        await team.ConvergeAsync(ResourceKind.Policy, "s3", """
            document:
              Version: "2012-10-17"
              Statement:
              - {Effect: Allow, Action: ["S3:getobject", "s3:ListBucket", "s3:PutObject"], Resource: ["arn:aws:s3:::b", "arn:aws:s3:::a/*"]}
            """);
        await team.ConvergeAsync(ResourceKind.Role, "callee", $$"""
            trust:
              document:
                Version: "2012-10-17"
                Statement:
                - Effect: Allow
                  Principal: {AWS: ["{{World.AccountId}}", "{{team.RoleArn("caller")}}"], Service: [lambda.amazonaws.com, ec2.amazonaws.com]}
                  Action: ["STS:AssumeRole", "sts:TagSession"]
                  Condition:
                    StringEquals: {"aws:PrincipalTag/Team": [b, a], "sts:externalid": x1}
                    Bool: {"aws:MultiFactorAuthPresent": true}
            managedPolicies: [{ref: {name: s3} }, {aws: ReadOnlyAccess}]
            inlinePolicies:
            - {name: queue, document: {{Documents.Allow("SQS:sendmessage")}}}
            """);

        await QuietAsync(team, "GetRole", "callee");
        await QuietAsync(team, "GetPolicy", "s3");
    }

    [Fact]
    public async Task PlusAndPercent_InAnInlinePolicy_ComeThroughUnchangedAndCauseNoWrite()
    {
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "odd", $$"""
            trust: {document: {{Documents.Ec2Trust}}}
            inlinePolicies:
            - name: odd
              document:
                Version: "2012-10-17"
                Statement: [{Effect: Allow, Action: "s3:*", Resource: "arn:aws:s3:::b/a+b%2Fc d&e=f/${aws:username}/é"}]
            """);

        Assert.Contains("a+b%2Fc d&e=f/${aws:username}/é", (await team.Aws.RoleAsync(team.AwsName("odd")))!.Replace("\\u002B", "+", StringComparison.Ordinal)
            .Replace("\\u0026", "&", StringComparison.Ordinal).Replace("\\u00E9", "é", StringComparison.Ordinal), StringComparison.Ordinal);
        await QuietAsync(team, "GetRole", "odd");
    }

    /// <summary>Several resyncs, each of which sees the documents in another order, write nothing.</summary>
    private static async Task QuietAsync(Team team, string opens, string name)
    {
        foreach (var pass in await team.PassesAsync(team.AwsName(name), opens, 4))
            Assert.DoesNotContain(pass, call => !call.IsRead);
    }
}
