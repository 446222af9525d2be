using RoleOperator.Controllers.Tests.Ends;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>An additive role leaves alone what others put on it, and answers for what it put on itself.</summary>
public sealed class AdditiveTests
{
    private static readonly string Two = Additive(["audit-old", "other"], ["queue", "other"]);
    private static readonly string One = Additive(["audit-old"], ["queue"]);

    private readonly World world = Arranged();

    public static TheoryData<Fate> Fates => [.. Enum.GetValues<Fate>()];

    [Fact]
    public async Task WhatTheSpecDrops_IsTakenOff_AndWhatOthersPutThereStays()
    {
        world.Roles.Apply("orders", Two);
        await world.SettleAsync();
        world.Account.PutThere("orders", "theirs");

        world.Roles.Apply("orders", One);
        await world.SettleAsync();

        Assert.Equal(["audit-old", "queue", "theirs", "theirs"], OnTheRole(world));
        Assert.Equal([FakeAccount.PolicyArn("audit-old")], Status.ManagedPolicies);
        Assert.Equal(["queue"], Status.InlinePolicies);
    }

    [Theory]
    [MemberData(nameof(Fates))]
    public async Task WhatWasPutOn_IsTakenOffAgain_WhateverWentWrongWhenItWasPutOn(Fate fate)
    {
        foreach (var before in (string?[])[null, One])
        {
            var writes = (await ApplyTwoAsync(before, null)).Journal.Writes.Count;
            for (var at = 1; at <= writes; at++)
            {
                var disturbed = await ApplyTwoAsync(before, new(at, fate));
                Assert.True(disturbed.Journal.Mishap is null, $"write {at} never came");
                disturbed.Roles.Apply("orders", One);
                await disturbed.SettleAsync();
                Assert.Equal(["audit-old", "queue"], OnTheRole(disturbed));
            }
        }
    }

    [Fact]
    public async Task WhatWasThereWhenTheRoleWasTakenOver_StaysWhenTheSpecDropsIt_UnlessItWasWrittenOver()
    {
        world.Account.AddRole("orders");
        world.Account.PutThere("orders", "other");
        world.Roles.Apply("orders", Two.Replace("{\"name\":\"orders\"", "{\"adoption\":\"Unowned\",\"name\":\"orders\"", StringComparison.Ordinal));
        await world.SettleAsync();

        world.Roles.Apply("orders", One);
        await world.SettleAsync();

        Assert.Equal(["audit-old", "other", "queue"], OnTheRole(world));
    }

    [Fact]
    public async Task WhatWasPutOnWhileTheRoleWasExclusive_IsTakenOffAsWell()
    {
        world.Roles.Apply("orders", Two.Replace("Additive", "Exclusive", StringComparison.Ordinal));
        await world.SettleAsync();
        Assert.Null(Status.ManagedPolicies);
        world.Roles.Apply("orders", Two);
        await world.SettleAsync();

        world.Roles.Apply("orders", One);
        await world.SettleAsync();

        Assert.Equal(["audit-old", "queue"], OnTheRole(world));
    }

    [Fact]
    public async Task ConvergedRole_CostsNoWrite()
    {
        world.Roles.Apply("orders", Two);
        await world.SettleAsync();
        world.Journal.Clear();

        Assert.IsType<Outcome.Converged>(await world.PassOverRole());

        Assert.Empty(world.Journal.Writes);
    }

    [Fact]
    public async Task Deletion_BeforeWhatWasDroppedIsOff_TakesItOffAsItsOwn()
    {
        world.Roles.Apply("orders", Two);
        await world.SettleAsync();
        world.Roles.Apply("orders", One);
        world.Roles.Delete("orders");

        Assert.IsType<Outcome.Done>(await world.PassOverRole());

        Assert.Empty(world.Account.Roles);
    }

    /// <summary>A role that gets two of each, and had what the first spec says before; null for none.</summary>
    private static async Task<World> ApplyTwoAsync(string? before, Mishap? mishap)
    {
        var world = Arranged();
        if (before is not null)
        {
            world.Roles.Apply("orders", before);
            await world.SettleAsync();
            world.Journal.Clear();
        }

        world.Journal.Mishap = mishap;
        world.Roles.Apply("orders", Two);
        await world.SettleAsync();
        return world;
    }

    private RoleStatus Status => world.Roles.Find("orders")!.Status;

    private static World Arranged()
    {
        var world = new World();
        foreach (var policy in (string[])["audit-old", "other", "theirs"]) world.Account.AddPolicy(policy);
        return world;
    }

    /// <summary>The names of the managed and inline policies on the role.</summary>
    private static IEnumerable<string> OnTheRole(World world) =>
        world.Account.Roles["orders"].PolicyArns.Select(arn => arn.Split('/')[^1]).Concat(world.Account.Roles["orders"].Inline.Keys)
            .Order(StringComparer.Ordinal);

    private static string Additive(string[] managed, string[] inline) => $$"""
        {"name":"orders","attachments":"Additive","trust":{{Specs.Trust}},
         "managedPolicies":[{{Each(managed, name => $$"""{"arn":"{{FakeAccount.PolicyArn(name)}}"}""")}}],
         "inlinePolicies":[{{Each(inline, name => $$"""{"name":"{{name}}","document":{{Specs.Allowing("sqs:*")}}}""")}}]}
        """;

    private static string Each(string[] names, Func<string, string> item) => string.Join(',', names.Select(item));
}
