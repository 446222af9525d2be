using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests;

/// <summary>
/// The budget of AWS calls, counted on the wire: P managed and K inline policies. The further pages of a list are not counted: how many there are, AWS decides.
/// </summary>
public abstract class CallCountTests(World world)
{
    public sealed class OnMoto(SharedMoto shared) : CallCountTests(shared.World), IClassFixture<SharedMoto>;

    public sealed class OnSimulator(SharedSimulator shared) : CallCountTests(shared.World), IClassFixture<SharedSimulator>;

    private const int P = 2;
    private const int K = 2;

    [Fact]
    public async Task Role_CallsOfItsLife_StayInTheBudget()
    {
        await using var team = await world.TeamAsync();
        var name = team.AwsName("orders");
        await team.ConvergeAsync(ResourceKind.Role, "orders", Spec("one"));

        // The first read opens the first pass after the create.
        await team.PassesAsync(name, "GetRole", 1);
        Assert.Equal(
            [.. Times(P, "AttachRolePolicy"), "CreateRole", .. Times(K, "PutRolePolicy")],
            Actions(About(team, name).TakeWhile(c => c.Action != "GetRole")));
        Assert.Equal(1 + P + K, About(team, name).TakeWhile(c => c.Action != "GetRole").Count());

        foreach (var pass in await team.PassesAsync(name, "GetRole", 2))
        {
            Assert.Equal([.. Times(1, "GetRole"), .. Times(K, "GetRolePolicy"), "ListAttachedRolePolicies", "ListRolePolicies"], Actions(pass));
            Assert.Equal(3 + K, pass.Count(IsFirstPage));
        }

        await team.ConvergeAsync(ResourceKind.Role, "orders", Spec("two"));
        var update = Assert.Single(CallSequence.Split(About(team, name), "GetRole"), pass => pass.Any(c => !c.IsRead));
        Assert.Single(update, c => !c.IsRead && c.Action == "UpdateRole");
        Assert.Equal(4 + K, update.Count);

        await team.DeleteAsync(ResourceKind.Role, "orders");
        await team.GoneAsync(ResourceKind.Role, "orders");
        var removal = CallSequence.Split(About(team, name), "GetRole")[^1];
        Assert.Equal("DeleteRole", removal[^1].Action);
        Assert.Equal(5 + P + K, removal.Count);
    }

    [Fact]
    public async Task Policy_CallsOfItsLife_StayInTheBudget()
    {
        await using var team = await world.TeamAsync();
        var name = team.AwsName("s3");
        await team.ConvergeAsync(ResourceKind.Policy, "s3", $"document: {Documents.Allow("s3:GetObject")}");

        var passes = await team.PassesAsync(name, "GetPolicy", 2);

        Assert.Equal(["CreatePolicy"], About(team, name).TakeWhile(c => c.Action != "GetPolicy").Select(c => c.Action));
        Assert.All(passes, pass => Assert.Equal(["GetPolicy", "GetPolicyVersion"], Actions(pass)));
    }

    [Fact]
    public async Task InstanceProfile_CallsOfItsLife_StayInTheBudget()
    {
        await using var team = await world.TeamAsync();
        var name = team.AwsName("web");
        await team.ConvergeAsync(ResourceKind.Role, "orders", $"trust: {{document: {Documents.Ec2Trust}}}");
        await team.ConvergeAsync(ResourceKind.InstanceProfile, "web", "role: {ref: {name: orders}}");

        var passes = await team.PassesAsync(name, "GetInstanceProfile", 2);

        Assert.Equal(
            ["CreateInstanceProfile", "AddRoleToInstanceProfile"],
            About(team, name).TakeWhile(c => c.Action != "GetInstanceProfile").Select(c => c.Action));
        Assert.All(passes, pass => Assert.Equal(["GetInstanceProfile"], Actions(pass)));
    }

    private static string Spec(string description) => $$"""
        description: {{description}}
        trust: {document: {{Documents.Ec2Trust}}}
        managedPolicies: [aws: ReadOnlyAccess, aws: PowerUserAccess]
        inlinePolicies:
        - {name: logs, document: {{Documents.Allow("logs:*")}}}
        - {name: queue, document: {{Documents.Allow("sqs:*")}}}
        """;

    private static IEnumerable<WireCall> About(Team team, string awsName) => team.Calls.Where(c => c.IsAbout(awsName) && IsFirstPage(c));

    private static IEnumerable<string> Actions(IEnumerable<WireCall> calls) => calls.Where(IsFirstPage).Select(c => c.Action).Order(StringComparer.Ordinal);

    private static bool IsFirstPage(WireCall call) => !call.Parameters.ContainsKey("Marker");

    private static IEnumerable<string> Times(int count, string action) => Enumerable.Repeat(action, count);
}
