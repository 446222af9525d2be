using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Queue;

namespace RoleOperator.Controllers.Tests.References;

/// <summary>Which changes lead to which turns.</summary>
public sealed class WakeupTests
{
    private readonly World world = new();

    private ResourceKey Role => world.Roles.Key("orders");

    private ResourceKey Policy => world.Policies.Key("audit");

    private ResourceKey Profile => world.Profiles.Key("web");

    [Fact]
    public async Task Status_WrittenByTheOperator_WakesNobody()
    {
        await ArrangeAsync();

        world.Policies.Change("audit", policy => policy with { Status = policy.Status with { AttachmentCount = 7 } });
        world.Roles.Change("orders", role => role with { Status = role.Status with { LastUsed = new() { Date = "2026-01-01" } } });

        Assert.Empty(await WokenAsync());
    }

    [Fact]
    public async Task Finalizer_PutOn_WakesNobody()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await WokenAsync();

        world.Roles.Change("orders", role => role with { Metadata = role.Metadata with { Finalizers = [WellKnown.Finalizer] } });

        Assert.Empty(await WokenAsync());
    }

    [Fact]
    public async Task Finalizer_TakenOffByAUser_WakesTheObject()
    {
        await ArrangeAsync();

        world.Roles.Change("orders", role => role with { Metadata = role.Metadata with { Finalizers = [] } });

        Assert.Equal([Role], await WokenAsync());
    }

    [Fact]
    public async Task Spec_Changed_WakesTheObjectAlone()
    {
        await ArrangeAsync();

        world.Policies.Apply("audit", Specs.Policy("s3:Put*"));

        Assert.Equal([Policy], await WokenAsync());
    }

    [Fact]
    public async Task Annotations_Changed_WakeTheObjectAndItsDependents()
    {
        await ArrangeAsync();

        world.Policies.Annotate("audit", "iam.roleoperator.io/reconcile-at=now");

        Assert.Equal([Policy, Role], await WokenAsync());
    }

    [Fact]
    public async Task Annotations_OfAnObjectThatNobodyRefersTo_WakeItAlone()
    {
        await ArrangeAsync();

        world.Profiles.Annotate("web", "iam.roleoperator.io/reconcile-at=now");

        Assert.Equal([Profile], await WokenAsync());
    }

    [Fact]
    public async Task Deletion_AskedFor_WakesTheObjectAndItsDependents()
    {
        await ArrangeAsync();

        world.Roles.Delete("orders");

        Assert.Equal([Role, Profile], await WokenAsync());
    }

    [Fact]
    public async Task Object_MadeAgainUnderItsName_IsWoken()
    {
        await ArrangeAsync();

        world.Profiles.Change("web", profile => profile with { Metadata = profile.Metadata with { Uid = "another" } });

        Assert.Equal([Profile], await WokenAsync());
    }

    [Theory]
    [InlineData("arn")]
    [InlineData("readiness")]
    public async Task Dependents_AreWokenWhenTheirTargetLooksDifferent(string what)
    {
        await ArrangeAsync();

        world.Policies.Change("audit", policy => policy with
        {
            Status = what == "arn"
                ? policy.Status with { Arn = "arn:aws:iam::111122223333:policy/moved" }
                : policy.Status with { Conditions = [Ready(Condition.False, Reasons.Throttled, "slow down")] },
        });

        Assert.Equal([Role], await WokenAsync());
    }

    [Fact]
    public async Task Dependents_OfATargetWhoseMessageAloneChanges_SleepOn()
    {
        await ArrangeAsync();
        ThrottlePolicy("one");
        await WokenAsync();

        ThrottlePolicy("two");

        Assert.Empty(await WokenAsync());
    }

    [Fact]
    public async Task Dependents_OfATargetThatAppears_AreWoken()
    {
        world.Roles.Apply("orders", Specs.RoleWithPolicy);
        await WokenAsync();

        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));

        Assert.Equal([Policy, Role], await WokenAsync());
    }

    [Fact]
    public async Task Roles_ThatTrustARoleMadeAgain_AreWoken()
    {
        await ArrangeAsync();
        world.Roles.Apply("callee", Trusting("""{"AWS":"arn:aws:iam::111122223333:role/orders"}"""));
        world.Roles.Apply("stranger", Trusting("\"*\""));
        await world.SettleAsync();
        await WokenAsync();

        world.Roles.Change("orders", role => role with { Status = role.Status with { Id = "AROAANOTHEREXAMPLE" } });

        Assert.Equal([world.Roles.Key("callee")], await WokenAsync());
    }

    [Fact]
    public async Task Dependents_OfAnotherNamespacesTarget_SleepOn()
    {
        world.Roles.Apply("orders", Specs.RoleWithPolicy.Replace("\"audit\"", "\"audit\",\"namespace\":\"elsewhere\"", StringComparison.Ordinal));
        await WokenAsync();

        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));

        Assert.Equal([Policy], await WokenAsync());
    }

    [Fact]
    public async Task Targets_BeingDeleted_AreWokenWhenTheirUserIsGone()
    {
        await ArrangeAsync();
        world.Policies.Delete("audit");
        world.Roles.Delete("orders");
        await WokenAsync();

        world.Roles.Change("orders", role => role with { Metadata = role.Metadata with { Finalizers = null } });
        await WokenAsync();
        world.Roles.Delete("orders");

        Assert.Equal([Policy, Role, Profile], await WokenAsync());
    }

    [Fact]
    public async Task Targets_NotBeingDeleted_SleepOnWhenTheirUserIsGone()
    {
        await ArrangeAsync();
        world.Profiles.Change("web", profile => profile with { Metadata = profile.Metadata with { Finalizers = null } });
        await WokenAsync();

        world.Profiles.Delete("web");

        Assert.Equal([Profile], await WokenAsync());
    }

    [Fact]
    public async Task FirstList_LeavesRoomForWhatUsersDoMeanwhile()
    {
        await ArrangeAsync();

        world.Restart();

        Assert.All(await world.Operator.Roles.WokenAsync(), woken => Assert.Equal(Priority.Resync, woken.Priority));
        Assert.All(await world.Operator.Policies.WokenAsync(), woken => Assert.Equal(Priority.Resync, woken.Priority));
        Assert.All(await world.Operator.Profiles.WokenAsync(), woken => Assert.Equal(Priority.Resync, woken.Priority));
    }

    private static string Trusting(string principal) =>
        $$"""{"trust":{"document":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{{principal}} } } } }""";

    private void ThrottlePolicy(string message) => world.Policies.Change(
        "audit", policy => policy with { Status = policy.Status with { Conditions = [Ready(Condition.False, Reasons.Throttled, message)] } });

    private static Condition Ready(string status, string reason, string message) => new(ConditionTypes.Ready, status, reason, message, 1, default);

    /// <summary>A profile that refers to a role that refers to a policy, all made and asleep.</summary>
    private async Task ArrangeAsync()
    {
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));
        world.Roles.Apply("orders", Specs.RoleWithPolicy);
        world.Profiles.Apply("web", """{"name":"web","role":{"ref":{"name":"orders"}}}""");
        await world.SettleAsync();
        await WokenAsync();
    }

    /// <summary>Whoever has a turn: policies, then roles, then profiles.</summary>
    private async Task<IEnumerable<ResourceKey>> WokenAsync() =>
    [
        .. (await world.Operator.Policies.WokenAsync()).Select(woken => woken.Key),
        .. (await world.Operator.Roles.WokenAsync()).Select(woken => woken.Key),
        .. (await world.Operator.Profiles.WokenAsync()).Select(woken => woken.Key),
    ];
}
