using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests;

/// <summary>
/// The operator's own checks, on an API server that lets everything through: the condition names the field, the value and the remedy, AWS hears
/// nothing, so one end is enough, and the corrected manifest heals.
/// </summary>
[Collection(LenientWorldCollection.Name)]
public class BadInputTests(LenientWorld lenient)
{
    private const string TrustWithoutPrincipal = """{Version: "2012-10-17", Statement: [{Effect: Allow, Action: "sts:AssumeRole"}]}""";
    private static readonly string Trust = $"trust: {{document: {Documents.Ec2Trust}}}";
    private static readonly string Document = $"document: {Documents.Allow("s3:*")}";

    /// <summary>Kind; the wrong part; the part that goes with it; what the message must hold: field, value, remedy.</summary>
    public static TheoryData<string, string, string, string, string, string> Invalid => new()
    {
        { "Role", "trust: {document: \"{not JSON\"}", "{}", "spec.trust.document", "{not JSON", "paste the JSON or write it as YAML" },
        { "Policy", "document: \"{not JSON\"", "{}", "spec.document", "{not JSON", "paste the JSON or write it as YAML" },
        { "Role", "inlinePolicies: [{name: logs, document: 7}]", Trust, "spec.inlinePolicies[0].document", "7", "must be an object" },
        {
            "Role", $"trust: {{document: {TrustWithoutPrincipal}}}", "{}",
            "spec.trust.document.Statement[0].Principal", "missing", "say who may assume the role"
        },
        {
            "Policy", "document: {Version: \"2012-10-17\", Statement: [{Efect: Allow, Action: \"*\", Resource: \"*\"}]}", "{}",
            "spec.document.Statement[0].Efect", "Efect", "Effect"
        },
        { "Role", "descripton: Orders", Trust, "spec.descripton", "descripton", "description" },
        { "Policy", "descripton: Orders", Document, "spec.descripton", "descripton", "description" },
        { "InstanceProfile", "rol: {name: web}", "{}", "spec.rol", "rol", "role" },
        { "Role", "name: two words", Trust, "spec.name", "two words", "use letters, digits and" },
        { "Policy", "name: two words", Document, "spec.name", "two words", "use letters, digits and" },
        { "InstanceProfile", "name: two words", "{}", "spec.name", "two words", "use letters, digits and" },
        { "Role", "maxSessionDurationSeconds: 60", Trust, "spec.maxSessionDurationSeconds", "60", "use 3600 (one hour) to 43200" },
        { "Role", "path: shop", Trust, "spec.path", "shop", "begin and end it with a slash" },
        { "Policy", "path: shop", Document, "spec.path", "shop", "begin and end it with a slash" },
        { "InstanceProfile", "path: shop", "{}", "spec.path", "shop", "begin and end it with a slash" },
        { "InstanceProfile", "instances: [{region: eu-west-1, ids: [web-1]}]", "role: {name: web}", "spec.instances[0].ids[0]", "web-1", "use an instance id" },
        { "Role", "managedPolicies: [{}]", Trust, "spec.managedPolicies[0]", "sets 0 of", "set exactly one" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task Resource_WithAMistake_NamesItCallsNothingAndHeals(string kindName, string wrong, string rest, string field, string value, string remedy)
    {
        await using var team = await lenient.World.TeamAsync();
        var kind = ResourceKind.All.Single(k => k.Name == kindName);

        await team.ApplyAsync(kind, "orders", Merge(wrong, rest));

        var message = await team.NotReadyAsync(kind, "orders", Reasons.InvalidSpec);
        Assert.Contains($"{field}: ", message, StringComparison.Ordinal);
        Assert.Contains(value, message, StringComparison.Ordinal);
        Assert.Contains(remedy, message, StringComparison.Ordinal);
        Assert.Empty(team.Calls);

        await team.ConvergeAsync(kind, "orders", Correct(kind));
    }

    /// <summary>Kind; the reference; what the message must hold: field, target; the kind and spec that heal it.</summary>
    public static TheoryData<string, string, string, string, string> Missing => new()
    {
        { "Role", $"{Trust}\nmanagedPolicies: [ref: {{name: gone}}]", "spec.managedPolicies[0].ref", "Policy", Document },
        { "Role", $"{Trust}\npermissionsBoundary: {{policyRef: {{name: gone}}}}", "spec.permissionsBoundary.policyRef", "Policy", Document },
        { "Role", $"{Trust}\nassumes: [ref: {{name: gone}}]", "spec.assumes[0].ref", "Role", Trust },
        { "InstanceProfile", "role: {ref: {name: gone}}", "spec.role.ref", "Role", Trust },
    };

    [Theory]
    [MemberData(nameof(Missing))]
    public async Task Resource_WithAMissingReference_NamesItCallsNothingAndHeals(string kindName, string spec, string field, string targetKind, string target)
    {
        await using var team = await lenient.World.TeamAsync();
        var kind = ResourceKind.All.Single(k => k.Name == kindName);

        await team.ApplyAsync(kind, "orders", spec);

        var message = await team.NotReadyAsync(kind, "orders", Reasons.DependencyNotReady);
        Assert.Contains($"{field}: {targetKind} {team.Namespace}/gone does not exist", message, StringComparison.Ordinal);
        Assert.Contains("create it or change the reference", message, StringComparison.Ordinal);
        Assert.Empty(team.Calls);

        await team.ApplyAsync(ResourceKind.All.Single(k => k.Name == targetKind), "gone", target);
        await team.ReadyAsync(kind, "orders");
    }

    [Fact]
    public async Task Role_SpoiledAfterItWasMade_StaysAsItIsInIamAndCanStillBeDeleted()
    {
        await using var team = await lenient.World.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "orders", Trust);
        var before = await team.Aws.RoleAsync(team.AwsName("orders"));

        await team.ApplyAsync(ResourceKind.Role, "orders", $"{Trust}\nmaxSessionDurationSeconds: 60\ndescription: 5");
        var message = await team.NotReadyAsync(ResourceKind.Role, "orders", Reasons.InvalidSpec);
        Assert.Contains("spec.maxSessionDurationSeconds: ", message, StringComparison.Ordinal);
        Assert.Contains("spec.description: ", message, StringComparison.Ordinal);
        Assert.Equal(before, await team.Aws.RoleAsync(team.AwsName("orders")));

        await team.DeleteAsync(ResourceKind.Role, "orders");
        await team.GoneAsync(ResourceKind.Role, "orders");
        Assert.Null(await team.Aws.RoleAsync(team.AwsName("orders")));
    }

    private static string Correct(ResourceKind kind) => kind == ResourceKind.Role ? Trust : kind == ResourceKind.Policy ? Document : "path: /";

    private static string Merge(string yaml, string rest) => rest == "{}" ? yaml : $"{yaml}\n{rest}";
}
