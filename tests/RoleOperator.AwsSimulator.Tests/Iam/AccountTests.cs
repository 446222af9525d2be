using Amazon.IdentityManagement.Model;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam;

public sealed class AccountTests : IAsyncLifetime
{
    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Fact]
    public async Task AccountSummary_TellsWhatThereIsAndMayBe()
    {
        await aws.AttachedAsync();
        await aws.ProfileAsync();
        await aws.OidcAsync();
        aws.Set(_ => aws.Account().Quotas["RolesQuota"] = 77);

        var summary = (await aws.Iam.GetAccountSummaryAsync()).SummaryMap;

        Assert.Equal((1, 1, 1, 1, 1), (summary["Roles"], summary["Policies"], summary["InstanceProfiles"], summary["Providers"], summary["Users"]));
        Assert.Equal(
            (77, 2048, 6144, 10240), (summary["RolesQuota"], summary["AssumeRolePolicySizeQuota"], summary["PolicySizeQuota"], summary["RolePolicySizeQuota"]));
        Assert.DoesNotContain("TagsQuota", summary.Keys);
    }

    [Fact]
    public async Task AuthorizationDetails_OfARole_HasAllThatBelongsToIt()
    {
        await aws.InstanceProfileWithRoleAsync();
        await aws.ProfileAsync("empty");
        await aws.AttachAsync("r", await aws.PolicyAsync());
        await aws.Iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = "r", PolicyName = "inline", PolicyDocument = Document });
        await aws.Iam.PutRolePermissionsBoundaryAsync(new PutRolePermissionsBoundaryRequest { RoleName = "r", PermissionsBoundary = ReadOnly });
        await aws.Iam.TagRoleAsync(new TagRoleRequest { RoleName = "r", Tags = Tags("t") });

        var details = await aws.Iam.GetAccountAuthorizationDetailsAsync(new GetAccountAuthorizationDetailsRequest { Filter = ["Role", "LocalManagedPolicy"] });

        var role = Assert.Single(details.RoleDetailList);
        Assert.Equal(["i"], role.InstanceProfileList.Select(profile => profile.InstanceProfileName));
        Assert.Equal(["inline"], role.RolePolicyList.Select(policy => policy.PolicyName));
        Assert.StartsWith("%7B", role.RolePolicyList.Single().PolicyDocument, StringComparison.Ordinal);
        Assert.Equal([PolicyArn("p")], role.AttachedManagedPolicies.Select(policy => policy.PolicyArn));
        Assert.Equal((ReadOnly, "t"), (role.PermissionsBoundary.PermissionsBoundaryArn, role.Tags.Single().Key));
        var policy = Assert.Single(details.Policies);
        Assert.Equal(("p", 1), (policy.PolicyName, policy.AttachmentCount));
        Assert.StartsWith("%7B", policy.PolicyVersionList.Single().Document, StringComparison.Ordinal);
        Assert.Empty(details.UserDetailList ?? []);
    }

    [Fact]
    public async Task AuthorizationDetails_OfEverything_CountsMixedKindsInPages()
    {
        for (var number = 0; number < 3; number++)
            await aws.AttachedAsync($"r{number}", $"p{number}");
        await aws.AttachAsync("r0", ReadOnly);

        var seen = new List<string>();
        GetAccountAuthorizationDetailsResponse? page = null;
        do
        {
            page = await aws.Iam.GetAccountAuthorizationDetailsAsync(new GetAccountAuthorizationDetailsRequest { MaxItems = 2, Marker = page?.Marker });
            string[] names =
            [
                .. (page.UserDetailList ?? []).Select(user => user.UserName),
                .. (page.RoleDetailList ?? []).Select(role => role.RoleName),
                .. (page.Policies ?? []).Select(policy => policy.PolicyName),
            ];
            Assert.True(names.Length <= 2, "a page of two had more");
            seen.AddRange(names);
        }
        while (page.IsTruncated == true);

        Assert.Equal(["administrator", "r0", "r1", "r2", "p0", "p1", "p2", "ReadOnlyAccess"], seen);
    }

    [Fact]
    public async Task SimulatePrincipalPolicy_RoleWithBoundary_TellsWhoAllowsAndWhoDoesNot()
    {
        await aws.AttachedAsync();
        var limit = await aws.Iam.CreatePolicyAsync(new CreatePolicyRequest
        {
            PolicyName = "limit",
            PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""",
        });
        await aws.Iam.PutRolePermissionsBoundaryAsync(new PutRolePermissionsBoundaryRequest { RoleName = "r", PermissionsBoundary = limit.Policy.Arn });

        var results = (await aws.Iam.SimulatePrincipalPolicyAsync(new SimulatePrincipalPolicyRequest
        {
            PolicySourceArn = RoleArn("r"),
            ActionNames = ["s3:GetObject", "s3:ListBucket", "s3:PutObject"],
        })).EvaluationResults;

        Assert.Equal(["allowed", "implicitDeny", "implicitDeny"], results.Select(result => result.EvalDecision.Value));
        Assert.Equal([true, false], results.Take(2).Select(result => result.PermissionsBoundaryDecisionDetail.AllowedByPermissionsBoundary ?? false));
        Assert.Equal(
            ("p", "user-managed"), (results[0].MatchedStatements.Single().SourcePolicyId, results[0].MatchedStatements.Single().SourcePolicyType.Value));
    }

    [Fact]
    public async Task SimulateCustomPolicy_DenyUnderACondition_NeedsTheContext()
    {
        const string policy = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"s3:*","Resource":"*"},
              {"Effect":"Deny","Action":"s3:DeleteObject","Resource":"arn:aws:s3:::b/*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"guests"}}}]}
            """;
        Task<SimulateCustomPolicyResponse> Ask(params List<ContextEntry> context) => aws.Iam.SimulateCustomPolicyAsync(new SimulateCustomPolicyRequest
        {
            PolicyInputList = [policy],
            ActionNames = ["s3:DeleteObject"],
            ResourceArns = ["arn:aws:s3:::b/x"],
            ContextEntries = context,
        });

        var without = (await Ask()).EvaluationResults.Single();
        var guests = new ContextEntry { ContextKeyName = "aws:PrincipalTag/team", ContextKeyType = "string", ContextKeyValues = ["guests"] };
        var with = (await Ask(guests)).EvaluationResults.Single();

        Assert.Equal(("allowed", "aws:PrincipalTag/team"), (without.EvalDecision.Value, without.MissingContextValues.Single()));
        Assert.Equal("explicitDeny", with.EvalDecision.Value);
    }

    [Fact]
    public async Task PolicyVersionsInUse_AtTheirQuota_RefusePoliciesAndVersionsAlike()
    {
        var arn = await aws.PolicyAsync();
        aws.Set(_ => aws.Account().Quotas["PolicyVersionsInUseQuota"] = 2);
        await aws.Iam.CreatePolicyVersionAsync(new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = Document });

        foreach (var call in (Func<Task>[])
            [() => aws.PolicyAsync("q"), () => aws.Iam.CreatePolicyVersionAsync(new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = Document })])
        {
            var refusal = await RefusedAsync(call);
            Assert.Equal(
                ("LimitExceeded", 409, "Cannot exceed quota for PolicyVersionsInUse: 2"), (refusal.ErrorCode, (int)refusal.StatusCode, refusal.Message));
        }
    }
}
