using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Reporting;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Events;

namespace RoleOperator.Controllers.Tests.Passes;

public sealed class RemovalTests
{
    private readonly World world = new();

    [Theory]
    [InlineData("""{"name":"orders","deletion":{"policy":"Retain"},"trust":%}""")]
    [InlineData("""{"name":"orders","mode":"Observe","trust":%}""")]
    [InlineData("""{"name":"orders","deletion":{"policy":"Retain"},"trust":"nonsense"}""")]
    [InlineData("""{"name":"orders","mode":"Observe","trust":17}""")]
    public async Task Role_ToBeKept_IsLeftInAwsAndReleased(string spec)
    {
        await MadeAsync();
        world.Roles.Apply("orders", spec.Replace("%", Specs.Trust, StringComparison.Ordinal));
        world.Roles.Delete("orders");

        var outcome = await world.PassOverRole();

        Assert.IsType<Outcome.Done>(outcome);
        Assert.Equal(["remove finalizer Role/shop/orders"], world.Journal.Writes);
        Assert.True(world.Account.Roles.ContainsKey("orders"));
        Assert.Null(world.Roles.Find("orders"));
    }

    [Theory]
    [InlineData("test/shop/other")]
    [InlineData(null)]
    public async Task Role_ThatWasNeverOurs_IsLeftInAwsAndReleased(string? owner)
    {
        world.Account.AddRole("orders", owner is null ? [] : [(Owner.TagKey, owner)]);
        world.Roles.Apply("orders", Specs.BareRole);
        await world.SettleAsync();
        world.Roles.Delete("orders");

        await world.PassOverRole();

        Assert.True(world.Account.Roles.ContainsKey("orders"));
        Assert.Null(world.Roles.Find("orders"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("tset/shop/orders")]
    public async Task Role_ThatLostItsTag_IsNotLeftBehindSilently(string? owner)
    {
        await MadeAsync();
        world.Account.OwnRole("orders", owner);
        Assert.Equal(Reasons.NotOwned, ((Outcome.Blocked)await world.PassOverRole()).Reason);
        world.Journal.Clear();
        world.Roles.Delete("orders");

        Assert.Equal(new Outcome.Waiting(TimeSpan.FromSeconds(30), Reasons.DeleteBlocked), await world.PassOverRole());

        Assert.Empty(world.Journal.AwsWrites);
        Assert.Contains($"{Owner.TagKey}=test/shop/orders", world.Ready(world.Roles.Key("orders"))!.Message, StringComparison.Ordinal);

        world.Account.OwnRole("orders", "test/shop/orders");
        Assert.IsType<Outcome.Done>(await world.PassOverRole());
        Assert.Empty(world.Account.Roles);
    }

    [Fact]
    public async Task Role_HandedToAnother_IsReleasedWithAWarningThatNamesIt()
    {
        await MadeAsync();
        world.Account.OwnRole("orders", "other/shop/web");
        await world.PassOverRole();
        world.Events.Clear();
        world.Roles.Delete("orders");

        Assert.IsType<Outcome.Done>(await world.PassOverRole());

        var left = Assert.Single(world.Events);
        Assert.Equal((EventType.Warning, EventReasons.LeftInAws), (left.Type, left.Reason));
        Assert.Contains("arn:aws:iam::111122223333:role/orders", left.Message, StringComparison.Ordinal);
        Assert.True(world.Account.Roles.ContainsKey("orders"));
        Assert.Null(world.Roles.Find("orders"));
    }

    [Fact]
    public async Task Role_WhoseTakingOverWasRefused_IsReleased()
    {
        world.Account.AddRole("orders");
        world.Account.Refuse("iam:TagRole", "AccessDenied", "explicit deny", status: 403);
        world.Roles.Apply("orders", Specs.BareRole.Replace("{\"name\"", "{\"adoption\":\"Unowned\",\"name\"", StringComparison.Ordinal));
        for (var pass = 0; pass < 2; pass++) await world.PassOverRole();
        world.Roles.Delete("orders");

        Assert.IsType<Outcome.Done>(await world.PassOverRole());

        Assert.True(world.Account.Roles.ContainsKey("orders"));
    }

    [Fact]
    public async Task Profile_ThatLostItsTagForAWhile_StillTakesItselfOffTheInstanceThatLeftItsSpec()
    {
        world.Account.AddRole("orders");
        world.Account.AddInstance("i-0123456789abcdef0");
        world.Profiles.Apply("web", Specs.Profile("orders", Specs.Instances("Never", "i-0123456789abcdef0")));
        await world.SettleAsync();
        world.Account.OwnProfile("web", null);
        await world.PassOverProfile();
        Assert.Equal(Reasons.NotOwned, world.Ready(world.Profiles.Key("web"))!.Reason);
        world.Profiles.Apply("web", Specs.Profile("orders"));
        await world.PassOverProfile();
        world.Account.OwnProfile("web", "test/shop/web");

        await world.SettleAsync();

        Assert.Null(world.Account.Instances.Single().ProfileArn);
    }

    [Theory]
    [InlineData("""{"name":"orders","deletion":{"policy":"Keep"},"trust":%}""")]
    [InlineData("""{"name":"orders","deletion":"Retain","trust":%}""")]
    [InlineData("""{"name":"orders","mode":"observe","trust":%}""")]
    public async Task DeletionWish_ThatCannotBeRead_DeletesNothingAndSaysSo(string spec)
    {
        await MadeAsync();
        world.Roles.Apply("orders", spec.Replace("%", Specs.Trust, StringComparison.Ordinal));
        world.Roles.Delete("orders");

        var outcome = await world.PassOverRole();

        Assert.Equal(new Outcome.Blocked(Reasons.InvalidSpec, TimeSpan.FromMinutes(5)), outcome);
        Assert.Empty(world.Journal.AwsWrites);
        Assert.Equal(Reasons.InvalidSpec, world.Ready(world.Roles.Key("orders"))!.Reason);
    }

    [Fact]
    public async Task UnreadableSpec_WithoutAWishToKeep_IsDeletedByTheNameInStatus()
    {
        await MadeAsync();
        world.Roles.Apply("orders", """{"trust":"nonsense"}""");
        world.Roles.Delete("orders");

        await world.PassOverRole();

        Assert.Empty(world.Account.Roles);
        Assert.Null(world.Roles.Find("orders"));
    }

    [Theory]
    [InlineData("Observe", "Unowned", false)]
    [InlineData("Enforce", "Unowned", true)]
    [InlineData("Enforce", "Never", false)]
    public async Task Role_InAProfileThatAnObjectNamesAndDoesNotOwn_BlocksWithItsName(string mode, string adoption, bool isClaimDenied)
    {
        await MadeAsync();
        world.Account.AddProfile("prod", "orders");
        if (isClaimDenied) world.Account.Refuse("iam:TagInstanceProfile", "AccessDenied", "explicit deny", status: 403);
        world.Profiles.Apply("web", $$"""{"mode":"{{mode}}","adoption":"{{adoption}}","role":{"ref":{"name":"orders"} },"name":"prod"}""");
        await world.PassOverProfile();
        world.Journal.Clear();
        world.Roles.Delete("orders");

        await world.PassOverRole();

        Assert.Empty(world.Journal.AwsWrites);
        Assert.Equal("orders", world.Account.Profiles["prod"].Role);
        Assert.Contains("instance profile prod", world.Ready(world.Roles.Key("orders"))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_InSomebodyElsesProfile_BlocksWithItsNameUntilItIsOut()
    {
        await MadeAsync();
        world.Account.AddProfile("foreign", "orders");
        world.Journal.Clear();
        world.Roles.Delete("orders");

        var outcome = await world.PassOverRole();

        Assert.Equal(new Outcome.Waiting(TimeSpan.FromSeconds(30), Reasons.DeleteBlocked), outcome);
        Assert.Empty(world.Journal.AwsWrites);
        Assert.Contains("instance profile foreign", world.Ready(world.Roles.Key("orders"))!.Message, StringComparison.Ordinal);
        Assert.True(world.Account.Roles.ContainsKey("orders"));

        world.Account.Profiles.Clear();
        Assert.IsType<Outcome.Done>(await world.PassOverRole());
        Assert.Empty(world.Account.Roles);
    }

    [Theory]
    [InlineData("iam:DetachRolePolicy")]
    [InlineData("iam:DeleteRolePolicy")]
    [InlineData("iam:DeleteRole")]
    public async Task Removal_OfWhatIsGoneAlready_CountsAsDone(string action)
    {
        foreach (var policy in (string[])["bound", "audit-old"]) world.Account.AddPolicy(policy);
        world.Roles.Apply("orders", Specs.Role);
        await world.SettleAsync();
        world.Roles.Delete("orders");
        world.Account.Refuse(action, "NoSuchEntity", "The role with name orders cannot be found.", status: 404);
        world.Account.Refuse("iam:DeleteRole", "NoSuchEntity", "The role with name orders cannot be found.", status: 404);

        Assert.IsType<Outcome.Done>(await world.PassOverRole());

        Assert.Null(world.Roles.Find("orders"));
    }

    [Fact]
    public async Task Role_GoneFromAws_IsReleasedWithOneRead()
    {
        await MadeAsync();
        world.Account.Roles.Clear();
        world.Time.Advance(TimeSpan.FromMinutes(2));
        world.Roles.Delete("orders");

        await world.PassOverRole();

        Assert.Equal(["iam:GetRole orders"], world.Journal.Reads);
        Assert.Equal(["remove finalizer Role/shop/orders"], world.Journal.Writes);
    }

    [Fact]
    public async Task Profile_CarriedByAnInstanceThatSomebodyElseGaveItTo_BlocksWithItsName()
    {
        world.Account.AddRole("orders");
        world.Profiles.Apply("web", Specs.Profile("orders"));
        await world.PassOverProfile();
        world.Account.AddInstance("i-0123456789abcdef0", "web");
        world.Journal.Clear();
        world.Profiles.Delete("web");

        await world.PassOverProfile();

        Assert.Empty(world.Journal.AwsWrites);
        var ready = world.Ready(world.Profiles.Key("web"))!;
        Assert.Equal(Reasons.DeleteBlocked, ready.Reason);
        Assert.Contains("instance i-0123456789abcdef0 in eu-west-1", ready.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_MadeInAnotherAccount_IsNeitherDeletedNorReleased()
    {
        await MadeAsync();
        world.Roles.Change("orders", role => role with { Status = role.Status with { Account = "999988887777" } });
        world.Journal.Clear();
        world.Roles.Delete("orders");

        await world.PassOverRole();

        Assert.Empty(world.Journal.AwsWrites);
        Assert.Contains("made in account 999988887777", world.Ready(world.Roles.Key("orders"))!.Message, StringComparison.Ordinal);
        Assert.NotNull(world.Roles.Find("orders"));
    }

    [Fact]
    public async Task Role_WhoseDeletionIsDenied_KeepsItsFinalizerAndSaysWhy()
    {
        await MadeAsync();
        world.Account.Refuse("iam:DeleteRole", "AccessDenied", "with an explicit deny in a service control policy", status: 403);
        world.Roles.Delete("orders");

        var outcome = await world.PassOverRole();

        Assert.Equal(new Outcome.Blocked(Reasons.AccessDenied, TimeSpan.FromMinutes(5)), outcome);
        Assert.Contains("iam:DeleteRole", world.Ready(world.Roles.Key("orders"))!.Message, StringComparison.Ordinal);
        Assert.NotNull(world.Roles.Find("orders"));
    }

    [Fact]
    public async Task Object_WithoutOurFinalizer_IsNotTouched()
    {
        await MadeAsync();
        world.Roles.Change("orders", role => role with { Metadata = role.Metadata with { Finalizers = ["somebody/else"] } });
        world.Roles.Delete("orders");

        Assert.IsType<Outcome.Done>(await world.PassOverRole());

        Assert.Empty(world.Journal.Writes.Concat(world.Journal.Reads));
    }

    [Fact]
    public async Task Finalizers_ChangedMeanwhile_AreReadAgainBeforeOursComesOff()
    {
        await MadeAsync();
        world.Roles.Delete("orders");
        world.Roles.IsHeld = true;
        world.Roles.Change("orders", role => role with { Metadata = role.Metadata with { Finalizers = [.. role.Metadata.Finalizers!, "somebody/else"] } });

        Assert.IsType<Outcome.Failed>(await world.PassOverRole());
        world.Roles.Release();
        Assert.IsType<Outcome.Done>(await world.PassOverRole());

        Assert.Equal(["somebody/else"], world.Roles.Find("orders")!.Metadata.Finalizers);
    }

    private async Task MadeAsync()
    {
        world.Roles.Apply("orders", Specs.BareRole);
        await world.SettleAsync();
        world.Journal.Clear();
    }
}
