using Microsoft.Extensions.Logging.Abstractions;
using RoleOperator.Controllers.References;
using RoleOperator.Controllers.Tests.Ends;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.Tests.References;

public sealed class ObjectReferencesTests
{
    private readonly World world = new();

    [Fact]
    public async Task Target_ThatIsReady_IsFoundWithWhatAwsCallsIt()
    {
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"), annotations: $"{WellKnown.AllowReferencesFrom}=*");
        await world.SettleAsync();

        var found = References.Find(ResourceKind.Policy, "shop", "audit")!;

        Assert.Equal(("arn:aws:iam::111122223333:policy/audit", "audit", false, null), (found.Arn, found.AwsName, found.Deleting, found.NotReadyBecause));
        Assert.Equal("*", found.Annotations![WellKnown.AllowReferencesFrom]);
    }

    [Fact]
    public async Task Target_ThatIsNotReadyAndBeingDeleted_IsToldAsSuch()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await world.SettleAsync();
        world.Account.Refuse("iam:DeleteRole", "AccessDenied", "with an explicit deny in a service control policy", status: 403);
        world.Roles.Delete("orders");
        await world.PassOverRole();

        var found = References.Find(ResourceKind.Role, "shop", "orders")!;

        Assert.Equal((true, Reasons.AccessDenied), (found.Deleting, found.NotReadyBecause));
    }

    [Theory]
    [InlineData("Role", "shop", "audit")]
    [InlineData("Policy", "elsewhere", "audit")]
    [InlineData("Policy", "shop", "other")]
    [InlineData("InstanceProfile", "shop", "audit")]
    public void Target_OfAnotherKindNamespaceOrName_IsNotFound(string kind, string @namespace, string name)
    {
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));

        Assert.Null(References.Find(ResourceKind.All.Single(one => one.Name == kind), @namespace, name));
    }

    [Fact]
    public async Task Role_WithAReferenceToAPolicyMadeLater_ConvergesWithItsArn()
    {
        world.Roles.Apply("orders", Specs.RoleWithPolicy);
        await world.PassOverRole();
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));
        await world.PassOverPolicy();

        Assert.IsType<Outcome.Converged>(await world.PassOverRole());

        Assert.Equal(["arn:aws:iam::111122223333:policy/audit"], world.Account.Roles["orders"].PolicyArns);
    }

    [Fact]
    public async Task Role_WhosePolicysNamespaceIsRefusedAtARestart_KeepsItAttachedAndSaysWhy()
    {
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));
        world.Roles.Apply("orders", Specs.RoleWithPolicy);
        await world.SettleAsync();
        var written = world.Journal.Writes.Count;

        world.Policies.IsRefused = true;
        world.Restart();
        await world.PassOverPolicy();
        Assert.IsType<Outcome.Waiting>(await world.PassOverRole());

        Assert.Equal(["arn:aws:iam::111122223333:policy/audit"], world.Account.Roles["orders"].PolicyArns);
        Assert.Equal(written + 1, world.Journal.Writes.Count);      // the status
        var ready = world.Ready(world.Roles.Key("orders"))!;
        Assert.Equal(Reasons.DependencyNotReady, ready.Reason);
        Assert.Contains(
            "Policy shop/audit cannot be seen: the API server refuses the operator to list policies there; have its role and binding put into namespace shop",
            ready.Message, StringComparison.Ordinal);

        world.Policies.IsRefused = false;
        Inline.Run(() => world.Time.Advance(TimeSpan.FromSeconds(1)));
        Assert.IsType<Outcome.Converged>(await world.PassOverRole());
    }

    [Fact]
    public async Task Namespace_OutsideOfThoseThatAreWatched_IsUnseenAndTheOthersAreNot()
    {
        var informer = new Informer<Resource<RoleSpec, RoleStatus>>(
            "roles in shop", world.Roles, world.Time, new Random(1), NullLogger<Informer<Resource<RoleSpec, RoleStatus>>>.Instance)
        { Namespace = "shop" };
        var references = new ObjectReferences(new InformerSet<Resource<RoleSpec, RoleStatus>>([informer]), world.Operator.Policies.Informer);
        using var stop = new CancellationTokenSource();
        var running = informer.RunAsync(stop.Token);
        await informer.WaitForSyncAsync(CancellationToken.None);

        Assert.Null(references.Unseen(ResourceKind.Role, "shop"));
        Assert.Null(references.Unseen(ResourceKind.Policy, "ops"));
        Assert.Equal(
            "the operator does not watch namespace ops; have it added to --namespaces (the chart's value namespaces), or change the reference",
            references.Unseen(ResourceKind.Role, "ops"));
        await stop.CancelAsync();
        await running;
    }

    private ObjectReferences References => new(world.Operator.Roles.Informer, world.Operator.Policies.Informer);
}
