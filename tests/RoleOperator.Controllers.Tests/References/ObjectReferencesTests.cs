using RoleOperator.Controllers.References;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

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
        world.Account.Refuse("iam:DeleteRole", "AccessDenied", status: 403);
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

    private ObjectReferences References => new(world.Operator.Roles.Informer.Store, world.Operator.Policies.Informer.Store);
}
