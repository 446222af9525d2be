using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests.Strict;

/// <summary>
/// A policy, a role with every kind of field, and an instance profile on an instance, which refer to each other: what an application has, and what a test
/// makes, edits and deletes as a whole while AWS makes trouble.
/// </summary>
internal sealed class Application
{
    private static readonly (ResourceKind Kind, string Name)[] Objects =
        [(ResourceKind.InstanceProfile, "web"), (ResourceKind.Role, "web"), (ResourceKind.Policy, "s3")];

    private readonly StrictWorld strict;
    private readonly Team team;

    private Application(StrictWorld strict, Team team, string instance) => (this.strict, this.team, Instance) = (strict, team, instance);

    public string Instance { get; }

    /// <summary>Everything in IAM that is the application's, for those who make trouble for it alone.</summary>
    public string Names => $"{team.Namespace}-*";

    public static async Task<Application> OfAsync(StrictWorld strict, Team team) => new(strict, team, await team.Aws.RunInstanceAsync());

    /// <summary>Applies one edition of all objects: another step is another description, document and tag of each.</summary>
    public async Task ApplyAsync(string step, string action)
    {
        await team.ApplyAsync(ResourceKind.Policy, "s3", $"document: {Documents.Allow(action)}\ntags: {{step: {step}}}");
        await team.ApplyAsync(ResourceKind.Role, "web", $$$"""
            description: {{{step}}}
            permissionsBoundary: {arn: "arn:aws:iam::aws:policy/PowerUserAccess"}
            trust: {document: {{{Documents.Ec2Trust}}}}
            managedPolicies: [{ref: {name: s3}}, {aws: ReadOnlyAccess}]
            inlinePolicies: [{name: queue, document: {{{Documents.Allow("sqs:*")}}}}, {name: logs, document: {{{Documents.Allow("logs:*")}}}}]
            tags: {step: {{{step}}}}
            """);
        await team.ApplyAsync(ResourceKind.InstanceProfile, "web", $$$"""
            role: {ref: {name: web}}
            instances: [{region: {{{World.Region}}}, ids: [{{{Instance}}}]}]
            tags: {step: {{{step}}}}
            """);
    }

    /// <summary>Waits until all of it is Ready.</summary>
    public async Task SettledAsync()
    {
        foreach (var (kind, name) in Objects) await team.ReadyAsync(kind, name);
    }

    /// <summary>Deletes all of it at once.</summary>
    public async Task DeleteAsync()
    {
        foreach (var (kind, name) in Objects) await team.DeleteAsync(kind, name);
    }

    /// <summary>Waits until the objects are gone, and asserts that nothing of them is left in AWS.</summary>
    public async Task GoneAsync()
    {
        foreach (var (kind, name) in Objects) await team.GoneAsync(kind, name);
        Assert.Null(strict.Role(team.AwsName("web")));
        Assert.Null(strict.Policy(team.AwsName("s3")));
        Assert.Null(strict.Profile(team.AwsName("web")));
        Assert.Null(Association);
    }

    /// <summary>Asserts that AWS has this step of everything, once, and the policy in these versions.</summary>
    public async Task IsInAwsAsync(string step, params string[] versions)
    {
        Assert.Equal(versions, strict.Policy(team.AwsName("s3"))!.Versions.Select(version => version.Id));
        Assert.Equal(team.ProfileArn("web"), await team.Aws.ProfileOfAsync(Instance));
        await team.Aws.RoleIsAsync(team.AwsName("web"), $$"""
            path: /
            description: {{step}}
            maxSessionDurationSeconds: 3600
            permissionsBoundary: arn:aws:iam::aws:policy/PowerUserAccess
            trust: {{Documents.Ec2Trust}}
            managedPolicies: ["{{team.PolicyArn("s3")}}", "arn:aws:iam::aws:policy/ReadOnlyAccess"]
            inlinePolicies: {queue: {{Documents.Allow("sqs:*")}}, logs: {{Documents.Allow("logs:*")}}}
            tags: {iam.roleoperator.io/owner: {{team.Owner("web")}}, step: {{step}}}
            """);
    }

    /// <summary>The id of the instance's association; null when it has none.</summary>
    public string? Association => strict.Look(account => account.In(World.Region).AssociationOf(Instance)?.Id);
}
