using System.Net;
using Amazon.IdentityManagement.Model;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam;

/// <summary>
/// What moto 5.1.1 lets pass or answers otherwise, measured, and what AWS does instead: a row each. Here AWS's side must hold. The rows about EC2
/// are with the tests of EC2.
/// </summary>
public sealed class StrictnessTests
{
    private static readonly Dictionary<string, Func<SimulatedAws, Task>> Table = new(StringComparer.Ordinal)
    {
        ["CreateRole validates the trust policy"] = aws => RefuseAsync("MalformedPolicyDocument", () => aws.RoleAsync("r", """{"foo":1}""")),
        ["CreateRole validates the length of the name"] = aws => RefuseAsync("ValidationError", () => aws.RoleAsync(new string('r', 65))),
        ["CreateRole validates the letters of the name"] = aws => RefuseAsync("ValidationError", () => aws.RoleAsync("a b")),
        ["CreateRole validates the path"] = aws =>
            RefuseAsync("ValidationError", () => aws.Iam.CreateRoleAsync(new CreateRoleRequest { RoleName = "r", Path = "team", AssumeRolePolicyDocument = Trust })),
        ["CreateRole validates the session's length"] = aws =>
            RefuseAsync("ValidationError", () => aws.Iam.CreateRoleAsync(new CreateRoleRequest { RoleName = "r", MaxSessionDuration = 99999, AssumeRolePolicyDocument = Trust })),
        ["Principals must exist"] = aws => RefuseAsync("MalformedPolicyDocument", () => aws.RoleAsync("r", TrustOf(RoleArn("nobody")))),
        ["Role names are unique without regard to case"] = async aws =>
        {
            await aws.RoleAsync("R1");
            await RefuseAsync("EntityAlreadyExists", () => aws.RoleAsync("r1"));
        },
        ["UpdateRole merges"] = async aws =>
        {
            await aws.Iam.CreateRoleAsync(new CreateRoleRequest { RoleName = "r", AssumeRolePolicyDocument = Trust, Description = "d", MaxSessionDuration = 7200 });
            await aws.Iam.UpdateRoleAsync(new UpdateRoleRequest { RoleName = "r" });
            var role = (await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "r" })).Role;
            Assert.Equal(("d", 7200), (role.Description, role.MaxSessionDuration));
        },
        ["LimitExceeded is 409"] = async aws =>
        {
            aws.Set(_ => aws.Account().Quotas["RolesQuota"] = 0);
            Assert.Equal(HttpStatusCode.Conflict, (await RefusedAsync(() => aws.RoleAsync("r"))).StatusCode);
        },
        ["Policy documents are percent-encoded, and only GetPolicyVersion has them"] = async aws =>
        {
            var arn = await aws.PolicyAsync();
            var created = await aws.Iam.CreatePolicyVersionAsync(new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = Document });
            Assert.Null(created.PolicyVersion.Document);
            Assert.All((await aws.Iam.ListPolicyVersionsAsync(new ListPolicyVersionsRequest { PolicyArn = arn })).Versions, version => Assert.Null(version.Document));
            var read = await aws.Iam.GetPolicyVersionAsync(new GetPolicyVersionRequest { PolicyArn = arn, VersionId = "v1" });
            Assert.StartsWith("%7B", read.PolicyVersion.Document, StringComparison.Ordinal);
        },
        ["Trust policies are percent-encoded"] = async aws => Assert.StartsWith("%7B", (await aws.RoleAsync("r")).AssumeRolePolicyDocument, StringComparison.Ordinal),
        ["DeletePolicy of an attached policy conflicts"] = async aws =>
        {
            await aws.AttachedAsync();
            await RefuseAsync("DeleteConflict", () => aws.Iam.DeletePolicyAsync(new DeletePolicyRequest { PolicyArn = PolicyArn("p") }));
        },
        ["Attaching twice counts once"] = async aws =>
        {
            await aws.AttachedAsync();
            await aws.AttachAsync("r", PolicyArn("p"));
            Assert.Equal(1, (await aws.Iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = PolicyArn("p") })).Policy.AttachmentCount);
        },
        ["A boundary must exist, and its type is Policy"] = async aws =>
        {
            await aws.RoleAsync("r");
            await RefuseAsync("NoSuchEntity", () => BoundAsync(aws, PolicyArn("nobody")));
            await BoundAsync(aws, ReadOnly);
            Assert.Equal("Policy", (await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "r" })).Role.PermissionsBoundary.PermissionsBoundaryType.Value);
        },
        ["Policy names are unique whatever the path"] = async aws =>
        {
            await aws.PolicyAsync();
            await RefuseAsync("EntityAlreadyExists", () => aws.Iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = "p", Path = "/x/", PolicyDocument = Document }));
        },
        ["Tag keys of policies are sensitive to case"] = async aws =>
        {
            var arn = await aws.PolicyAsync();
            await aws.Iam.TagPolicyAsync(new TagPolicyRequest { PolicyArn = arn, Tags = Tags("K", "k") });
            Assert.Equal(2, (await aws.Iam.ListPolicyTagsAsync(new ListPolicyTagsRequest { PolicyArn = arn })).Tags.Count);
        },
        ["Ids tell what they are of"] = async aws =>
        {
            await aws.PolicyAsync();
            Assert.StartsWith("ANPA", (await aws.Iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = PolicyArn("p") })).Policy.PolicyId, StringComparison.Ordinal);
            Assert.StartsWith("AIPA", (await aws.ProfileAsync()).InstanceProfileId, StringComparison.Ordinal);
        },
        ["ListRoles has neither boundary nor tags"] = async aws =>
        {
            await aws.Iam.CreateRoleAsync(new CreateRoleRequest { RoleName = "r", AssumeRolePolicyDocument = Trust, PermissionsBoundary = ReadOnly, Tags = Tags("t") });
            var listed = (await aws.Iam.ListRolesAsync()).Roles.Single();
            Assert.Null(listed.PermissionsBoundary);
            Assert.Empty(listed.Tags ?? []);
        },
        ["Authorization details have boundaries, the role's own profiles, real counts, descriptions and pages"] = async aws =>
        {
            await aws.Iam.CreateRoleAsync(new CreateRoleRequest { RoleName = "r", AssumeRolePolicyDocument = Trust, PermissionsBoundary = ReadOnly });
            await aws.ProfileAsync("elsewhere");
            await aws.Iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = "p", PolicyDocument = Document, Description = "d" });
            var details = await aws.Iam.GetAccountAuthorizationDetailsAsync(new GetAccountAuthorizationDetailsRequest { Filter = ["Role", "LocalManagedPolicy"] });
            Assert.Equal(ReadOnly, details.RoleDetailList.Single().PermissionsBoundary.PermissionsBoundaryArn);
            Assert.Empty(details.RoleDetailList.Single().InstanceProfileList ?? []);
            Assert.Equal(("d", 0), (details.Policies.Single().Description, details.Policies.Single().AttachmentCount));
            var page = await aws.Iam.GetAccountAuthorizationDetailsAsync(new GetAccountAuthorizationDetailsRequest { Filter = ["Role", "LocalManagedPolicy"], MaxItems = 1 });
            Assert.True(page.IsTruncated);
        },
        ["MaxItems and PathPrefix count everywhere"] = async aws =>
        {
            await aws.InstanceProfileWithRoleAsync();
            await aws.ProfileAsync("second");
            await aws.Iam.AddRoleToInstanceProfileAsync(new AddRoleToInstanceProfileRequest { InstanceProfileName = "second", RoleName = "r" });
            Assert.True((await aws.Iam.ListInstanceProfilesAsync(new ListInstanceProfilesRequest { MaxItems = 1 })).IsTruncated);
            Assert.True((await aws.Iam.ListInstanceProfilesForRoleAsync(new ListInstanceProfilesForRoleRequest { RoleName = "r", MaxItems = 1 })).IsTruncated);
            Assert.Empty((await aws.Iam.ListInstanceProfilesAsync(new ListInstanceProfilesRequest { PathPrefix = "/nowhere/" })).InstanceProfiles ?? []);
        },
        ["Removing a role that is not in the profile is NoSuchEntity; a tag that is not there is nothing"] = async aws =>
        {
            await aws.RoleAsync("r");
            await aws.ProfileAsync();
            await RefuseAsync("NoSuchEntity", () => aws.Iam.RemoveRoleFromInstanceProfileAsync(
                new RemoveRoleFromInstanceProfileRequest { InstanceProfileName = "i", RoleName = "r" }));
            await aws.Iam.UntagInstanceProfileAsync(new UntagInstanceProfileRequest { InstanceProfileName = "i", TagKeys = ["never-there"] });
        },
        ["Adding the same role again is LimitExceeded"] = async aws =>
        {
            await aws.InstanceProfileWithRoleAsync();
            await RefuseAsync("LimitExceeded", () => aws.Iam.AddRoleToInstanceProfileAsync(new AddRoleToInstanceProfileRequest { InstanceProfileName = "i", RoleName = "r" }));
        },
        ["A document needs no Version, and a Bool may be a JSON true"] = aws => aws.Iam.CreatePolicyAsync(new CreatePolicyRequest
        {
            PolicyName = "p",
            PolicyDocument = """{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":true}}}]}""",
        }),
        ["UpdateAssumeRolePolicy validates, as CreateRole does"] = async aws =>
        {
            await aws.RoleAsync("r");
            await RefuseAsync("MalformedPolicyDocument", () => aws.Iam.UpdateAssumeRolePolicyAsync(
                new UpdateAssumeRolePolicyRequest { RoleName = "r", PolicyDocument = """{"foo":1}""" }));
        },
        ["Messages of a refused DeleteRole are the same on both sides"] = async aws =>
        {
            await aws.AttachedAsync();
            var refusal = await RefusedAsync(() => aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "r" }));
            Assert.Equal("Cannot delete entity, must detach all policies first.", refusal.Message);
        },
        ["ListInstanceProfileTags is there"] = async aws =>
        {
            await aws.Iam.CreateInstanceProfileAsync(new CreateInstanceProfileRequest { InstanceProfileName = "i", Tags = Tags("t") });
            Assert.Single((await aws.Iam.ListInstanceProfileTagsAsync(new ListInstanceProfileTagsRequest { InstanceProfileName = "i" })).Tags);
        },
    };

    public static IEnumerable<object[]> Rows => Table.Keys.Select(row => new object[] { row });

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Simulator_WhereMotoIsLenient_AnswersAsAwsDoes(string row)
    {
        await using var aws = await SimulatedAws.StartAsync();

        await Table[row](aws);
    }

    [Fact]
    public async Task Errors_OnTheWire_HaveOneEnvelope()
    {
        await using var aws = await SimulatedAws.StartAsync();
        using var http = new HttpClient();

        using var form = new StringContent("Action=GetRole&Version=2010-05-08&RoleName=r");
        var reply = await http.PostAsync(aws.Endpoint, form);

        Assert.Matches("^<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type><Code>", await reply.Content.ReadAsStringAsync());
    }

    private static async Task RefuseAsync(string code, Func<Task> call) => Assert.Equal(code, (await RefusedAsync(call)).ErrorCode);

    private static Task<PutRolePermissionsBoundaryResponse> BoundAsync(SimulatedAws aws, string arn) =>
        aws.Iam.PutRolePermissionsBoundaryAsync(new PutRolePermissionsBoundaryRequest { RoleName = "r", PermissionsBoundary = arn });
}
