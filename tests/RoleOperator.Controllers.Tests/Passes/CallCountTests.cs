using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Passes;

public sealed class CallCountTests
{
    private readonly World world = new();

    [Fact]
    public async Task Role_Created_CostsOneCallForItselfAndOneForEachPolicy()
    {
        foreach (var policy in (string[])["bound", "audit-old"]) world.Account.AddPolicy(policy);
        world.Roles.Apply("orders", Specs.Role);

        var outcome = await world.PassOverRole();

        Assert.IsType<Outcome.Converged>(outcome);
        Assert.Equal(1 + 2 + 2, world.Journal.AwsWrites.Count());
        Assert.Empty(world.Journal.Reads);
    }

    [Fact]
    public async Task Policy_Created_CostsOneCall()
    {
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));

        await world.PassOverPolicy();

        Assert.Equal(["iam:CreatePolicy audit"], world.Journal.AwsWrites);
        Assert.Empty(world.Journal.Reads);
    }

    [Fact]
    public async Task InstanceProfile_Created_CostsOneCallForItselfAndOneForItsRole()
    {
        world.Account.AddRole("orders");
        world.Profiles.Apply("web", Specs.Profile("orders"));

        await world.PassOverProfile();

        Assert.Equal(["iam:CreateInstanceProfile web", "iam:AddRoleToInstanceProfile orders"], world.Journal.AwsWrites);
        Assert.Empty(world.Journal.Reads);
    }

    [Fact]
    public async Task EveryKind_Created_WritesFinalizerAndStatusOnce()
    {
        await CreateAllAsync();

        Assert.Equal(
            [
                "add finalizer Policy/shop/audit", "write status Policy/shop/audit", "add finalizer Role/shop/orders", "write status Role/shop/orders",
                "add finalizer InstanceProfile/shop/web", "write status InstanceProfile/shop/web",
            ],
            world.Journal.KubernetesWrites);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EveryKind_Converged_WritesNothingAnywhere(bool afterARestart)
    {
        await CreateAllAsync();
        world.Journal.Clear();
        if (afterARestart) world.Restart();
        world.Time.Advance(TimeSpan.FromHours(1));

        Outcome[] outcomes = [await world.PassOverPolicy(), await world.PassOverRole(), await world.PassOverProfile()];

        Assert.All(outcomes, outcome => Assert.Equal(new Outcome.Converged(TimeSpan.FromMinutes(10)), outcome));
        Assert.Empty(world.Journal.Writes);
    }

    [Fact]
    public async Task EveryKind_GoneFromTheCluster_TouchesNothing()
    {
        var outcome = await world.PassOver(world.Roles.Key("never-there"));

        Assert.IsType<Outcome.Done>(outcome);
        Assert.Empty(world.Journal.Writes.Concat(world.Journal.Reads));
    }

    [Fact]
    public async Task Role_InObserveMode_IsReadAndNeverWritten()
    {
        world.Account.AddRole("orders");
        world.Roles.Apply("orders", Specs.BareRole.Replace("{\"name\"", "{\"mode\":\"Observe\",\"adoption\":\"Unowned\",\"name\"", StringComparison.Ordinal));

        await world.PassOverRole();

        Assert.Equal(["write status Role/shop/orders"], world.Journal.Writes);
        Assert.DoesNotContain(WellKnown.Finalizer, world.Roles.Find("orders")!.Metadata.Finalizers ?? []);
        Assert.Contains("iam:UpdateAssumeRolePolicy orders", world.Roles.Find("orders")!.Status.Plan!);
    }

    /// <summary>A policy without users when first seen, so that nothing about it changes once the role is there.</summary>
    private async Task CreateAllAsync()
    {
        foreach (var policy in (string[])["bound", "other"]) world.Account.AddPolicy(policy);
        world.Account.AddInstance("i-00000001");
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));
        world.Roles.Apply("orders", Specs.Role.Replace("policy/audit-old", "policy/other", StringComparison.Ordinal));
        world.Profiles.Apply("web", Specs.Profile("orders"));
        await world.PassOverPolicy();
        await world.PassOverRole();
        await world.PassOverProfile();
    }
}
