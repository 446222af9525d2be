using RoleOperator.AwsSimulator.Trouble;
using RoleOperator.AwsSimulator.World;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Docs.Tests.Stage;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Docs.Tests.Permissions;

/// <summary>
/// The shipped IAM policy asks for the owner tag, which IAM does not see at once and which what is gone does not have: what is denied for that heals, and
/// nobody is told to mend anything.
/// </summary>
[Collection(DocumentedWorldCollection.Name)]
public sealed class LateAuthorizationTests(DocumentedWorld documented)
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private const string PowerUser = "arn:aws:iam::aws:policy/PowerUserAccess";
    private const string OwnerKey = "iam.roleoperator.io/owner";
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(5);

    public static TheoryData<string, int> LostDeletions => new()
    {
        // The SDK's own second try is denied, or lost as well.
        { "Role", 1 }, { "Role", 2 }, { "Policy", 1 }, { "Policy", 2 }, { "InstanceProfile", 1 }, { "InstanceProfile", 2 },
    };

    [Fact]
    public async Task Objects_WhoseTagsAuthorizationDoesNotSeeYet_AreMadeAllTheSame()
    {
        await using var team = await documented.World.TeamAsync();
        foreach (var name in (string[])["web", "data"]) Set(Reader.Authorization, team.AwsName(name));

        await team.ApplyAsync(ResourceKind.Policy, "data", $"document: {Documents.Allow("s3:GetObject")}");
        await team.ApplyAsync(ResourceKind.Role, "web", $$$"""
            trust: {document: {{{Documents.Ec2Trust}}}}
            managedPolicies: [{ref: {name: data}}]
            inlinePolicies: [{name: logs, document: {{{Documents.Allow("logs:*")}}}}]
            """);
        await team.ApplyAsync(ResourceKind.InstanceProfile, "web", "role: {ref: {name: web}}");

        Assert.Contains("AccessDenied", await team.EventAsync("web", Reasons.Propagating), StringComparison.Ordinal);
        await team.ReadyAsync(ResourceKind.Role, "web");
        await team.ReadyAsync(ResourceKind.InstanceProfile, "web");
        var role = documented.Account.Roles.Find(team.AwsName("web"))!;
        Assert.Equal([team.PolicyArn("data")], role.Attached);
        Assert.Equal(["logs"], role.Inline.Keys);
        Assert.Equal(team.AwsName("web"), documented.Account.Profiles.Find(team.AwsName("web"))!.Role);
        await NobodyWasToldAsync(team);
    }

    [Fact]
    public async Task Role_TakenOverWhileAuthorizationDoesNotSeeItsTag_IsNeverWithoutAPolicy()
    {
        await using var team = await documented.World.TeamAsync();
        var name = team.AwsName("old");
        await documented.Iam.CreateRoleAsync(new() { RoleName = name, AssumeRolePolicyDocument = Json(Documents.Ec2Trust) });
        await documented.Iam.AttachRolePolicyAsync(new() { RoleName = name, PolicyArn = ReadOnly });
        Set(Reader.Authorization, name);

        await team.ApplyAsync(ResourceKind.Role, "old", $$"""
            trust: {document: {{Documents.Ec2Trust}}}
            managedPolicies: [{arn: "{{PowerUser}}"}]
            adoption: Unowned
            """);

        Assert.Contains("AccessDenied", await team.EventAsync("old", Reasons.Propagating), StringComparison.Ordinal);
        await team.ReadyAsync(ResourceKind.Role, "old");
        Assert.Equal([PowerUser], documented.Account.Roles.Find(name)!.Attached);
        Assert.Equal(
            ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
            documented.OperatorCalls.Where(call => call.Applied && call.Parameters.GetValueOrDefault("RoleName") == name
                && call.Action is "iam:AttachRolePolicy" or "iam:DetachRolePolicy").Select(call => call.Action));
        await NobodyWasToldAsync(team);
    }

    [Theory]
    [MemberData(nameof(LostDeletions))]
    public async Task Object_WhoseDeletionWasNotAnswered_IsReleased(string kindName, int times)
    {
        await using var team = await documented.World.TeamAsync();
        var kind = ResourceKind.All.Single(one => one.Name == kindName);
        await MadeLongAgoAsync(team, kind);
        documented.Simulator.Troubles.Faults.Add(
            new FaultRule(new Fault.ResetAfter()) { Calls = new CallPattern($"iam:Delete{kindName}", Name: team.AwsName("web")), Times = times });

        await team.DeleteAsync(kind, "web");
        await team.GoneAsync(kind, "web");

        Assert.False(Exists(team, kind));
        Assert.Equal([null, "AccessDenied"], Deletions(team, kindName));
        await NobodyWasToldAsync(team);
    }

    [Theory]
    [InlineData("Role")]
    [InlineData("Policy")]
    [InlineData("InstanceProfile")]
    public async Task Object_ThatVanishedInAwsBeforeItIsDeleted_IsReleased(string kindName)
    {
        await using var team = await documented.World.TeamAsync();
        var kind = ResourceKind.All.Single(one => one.Name == kindName);
        await MadeLongAgoAsync(team, kind);
        documented.Simulator.World.Time.Advance(Lag);
        foreach (var reader in (Reader[])[Reader.Get, Reader.List]) Set(reader, team.AwsName("web"));
        await DeleteByHandAsync(team, kind);

        await team.DeleteAsync(kind, "web");
        await team.GoneAsync(kind, "web");

        Assert.Contains("AccessDenied", Deletions(team, kindName));
        await NobodyWasToldAsync(team);
    }

    private static string Json(string yaml) => Manifest.Json(yaml).ToJsonString();

    /// <summary>A denial that is told is an event of that reason, and comes before whatever the tests wait for.</summary>
    private static async Task NobodyWasToldAsync(Team team) =>
        Assert.DoesNotContain(await team.EventVersionsAsync(), one => one.Contains($" {Reasons.AccessDenied} ", StringComparison.Ordinal));

    private void Set(Reader reader, string name)
    {
        lock (documented.Simulator.World.Gate) documented.Simulator.World.Consistency.SetLag(reader, name, Lag);
    }

    private bool Exists(Team team, ResourceKind kind) => team.AwsName("web") is var name && kind == ResourceKind.Role
        ? documented.Account.Roles.Find(name) is not null
        : kind == ResourceKind.Policy ? documented.Account.Policies.Find(name) is not null : documented.Account.Profiles.Find(name) is not null;

    private IEnumerable<string?> Deletions(Team team, string kindName) => documented.OperatorCalls
        .Where(call => call.Action == $"iam:Delete{kindName}" && call.Form.Contains(team.AwsName("web"), StringComparison.Ordinal))
        .Select(call => call.Code);

    /// <summary>By another process than this operator's, which therefore need not wait for reads to show what it made a moment ago.</summary>
    private async Task MadeLongAgoAsync(Team team, ResourceKind kind)
    {
        var name = team.AwsName("web");
        List<Amazon.IdentityManagement.Model.Tag> tags = [new() { Key = OwnerKey, Value = team.Owner("web") }];
        switch (kind.Name)
        {
            case "Role":
                await documented.Iam.CreateRoleAsync(new() { RoleName = name, AssumeRolePolicyDocument = Json(Documents.Ec2Trust), Tags = tags });
                await team.ConvergeAsync(kind, "web", $"trust: {{document: {Documents.Ec2Trust}}}");
                break;
            case "Policy":
                await documented.Iam.CreatePolicyAsync(new() { PolicyName = name, PolicyDocument = Json(Documents.Allow("s3:*")), Tags = tags });
                await team.ConvergeAsync(kind, "web", $"document: {Documents.Allow("s3:*")}");
                break;
            default:
                await documented.Iam.CreateInstanceProfileAsync(new() { InstanceProfileName = name, Tags = tags });
                await team.ConvergeAsync(kind, "web", "{}");
                break;
        }
    }

    private Task DeleteByHandAsync(Team team, ResourceKind kind) => kind.Name switch
    {
        "Role" => documented.Iam.DeleteRoleAsync(new() { RoleName = team.AwsName("web") }),
        "Policy" => documented.Iam.DeletePolicyAsync(new() { PolicyArn = team.PolicyArn("web") }),
        _ => documented.Iam.DeleteInstanceProfileAsync(new() { InstanceProfileName = team.AwsName("web") }),
    };
}
