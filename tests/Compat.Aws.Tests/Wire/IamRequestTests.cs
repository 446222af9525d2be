using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace Compat.Aws.Tests.Wire;

/// <summary>The query protocol, against forms written by hand after AWS's reference.</summary>
public class IamRequestTests
{
    private readonly FakeService service = new(new FakeService.Reply("<Reply/>"));

    [Fact]
    public async Task Request_OfAnyOperation_CarriesActionVersionAndSignature()
    {
        await service.Iam().GetRoleAsync(new GetRoleRequest { RoleName = "demo" });

        Assert.Equal(["Action=GetRole", "RoleName=demo", "Version=2010-05-08"], service.Request.Fields);
        Assert.Matches(
            "^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/[0-9]{8}/us-east-1/iam/aws4_request, .*Signature=[0-9a-f]{64}$", service.Request.Authorization);
    }

    [Fact]
    public async Task Request_WithAListOfStructures_NumbersItsMembers()
    {
        await service.Iam().CreateRoleAsync(new CreateRoleRequest
        {
            RoleName = "demo",
            AssumeRolePolicyDocument = """{"a":"b c+d"}""",
            MaxSessionDuration = 3600,
            Tags = [new() { Key = "team", Value = "shop & co" }, new() { Key = "empty", Value = "" }],
        });

        Assert.Equal(
            [
                """AssumeRolePolicyDocument={"a":"b c+d"}""", "MaxSessionDuration=3600", "RoleName=demo",
                "Tags.member.1.Key=team", "Tags.member.1.Value=shop & co", "Tags.member.2.Key=empty", "Tags.member.2.Value=",
            ],
            service.Request.Parameters);
        Assert.Contains("shop%20%26%20co", service.Request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_WithListsInStructures_NumbersBoth()
    {
        await service.Iam().SimulateCustomPolicyAsync(new SimulateCustomPolicyRequest
        {
            ActionNames = ["s3:GetObject", "s3:PutObject"],
            ContextEntries = [new() { ContextKeyName = "aws:x", ContextKeyType = ContextKeyTypeEnum.StringList, ContextKeyValues = ["1", "2"] }],
        });

        Assert.Equal(
            [
                "ActionNames.member.1=s3:GetObject", "ActionNames.member.2=s3:PutObject",
                "ContextEntries.member.1.ContextKeyName=aws:x", "ContextEntries.member.1.ContextKeyType=stringList",
                "ContextEntries.member.1.ContextKeyValues.member.1=1", "ContextEntries.member.1.ContextKeyValues.member.2=2",
            ],
            service.Request.Parameters);
    }

    [Fact]
    public async Task Request_WithBooleansAndConstants_WritesTheirWireForm()
    {
        await service.Iam().ListPoliciesAsync(new ListPoliciesRequest { OnlyAttached = false, Scope = PolicyScopeType.Local, PolicyUsageFilter = "Unknown" });

        Assert.Equal(["OnlyAttached=false", "PolicyUsageFilter=Unknown", "Scope=Local"], service.Request.Parameters);
    }

    [Fact]
    public async Task Call_WithoutARequest_SendsAnEmptyOne()
    {
        await service.Iam().GetAccountSummaryAsync();

        Assert.Equal(["Action=GetAccountSummary", "Version=2010-05-08"], service.Request.Fields);
    }
}
