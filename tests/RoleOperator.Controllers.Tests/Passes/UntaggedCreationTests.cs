using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>A partition whose IAM takes no tags in create calls.</summary>
public sealed class UntaggedCreationTests
{
    private readonly World world = new();

    public UntaggedCreationTests() => (world.Account.Partition, world.Account.TagsOnCreate) = (Partition.Iso, "UnsupportedOperation");

    [Fact]
    public async Task EveryKind_IsMadeBareAndTaggedWithItsOwnerBeforeAnythingElse()
    {
        world.Policies.Apply("audit", Specs.Policy("s3:Get*", ""","tags":{"team":"shop"}"""));
        world.Roles.Apply("orders", Specs.BareRole[..^1] + ""","tags":{"team":"shop"},"managedPolicies":[{"aws":"ReadOnlyAccess"}]}""");
        world.Profiles.Apply("web", Specs.Profile("orders"));

        await world.SettleAsync();

        Assert.Equal(
            [
                "iam:CreatePolicy audit", "iam:CreatePolicy audit", $"iam:TagPolicy {Owner.TagKey}", "iam:TagPolicy team",
                "iam:CreateRole orders", "iam:CreateRole orders", $"iam:TagRole {Owner.TagKey}", "iam:TagRole team",
                "iam:AttachRolePolicy arn:aws-iso:iam::aws:policy/ReadOnlyAccess",
                "iam:CreateInstanceProfile web", "iam:CreateInstanceProfile web", $"iam:TagInstanceProfile {Owner.TagKey}",
                "iam:AddRoleToInstanceProfile orders",
            ],
            world.Journal.AwsWrites);
        Assert.All(
            new[] { world.Policies.Key("audit"), world.Roles.Key("orders"), world.Profiles.Key("web") },
            key => Assert.Equal(Condition.True, world.Ready(key)!.Status));
        Assert.Equal("test/shop/orders", world.Account.Roles["orders"].Tags[Owner.TagKey]);
        Assert.Equal(["Normal Created", "Normal Created", "Normal Created"], world.Events.Reasons);
    }

    [Fact]
    public async Task OwnerTag_ThatIsRefused_KeepsEverythingElseOff()
    {
        world.Account.Refuse("iam:TagRole", "AccessDenied", status: 403);
        world.Roles.Apply("orders", Specs.BareRole[..^1] + ""","managedPolicies":[{"aws":"ReadOnlyAccess"}]}""");

        await world.PassOverRole();

        Assert.Equal(["iam:CreateRole orders", "iam:CreateRole orders", $"iam:TagRole {Owner.TagKey}"], world.Journal.AwsWrites);
        Assert.Empty(world.Account.Roles["orders"].PolicyArns);
    }

    [Theory]
    [InlineData(Partition.Aws, "UnsupportedOperation")]
    [InlineData(Partition.Iso, "AccessDenied")]
    [InlineData(Partition.Iso, "ServiceFailure")]
    public async Task Creation_RefusedForAnotherReason_LeavesNothingWithoutAnOwner(string partition, string code)
    {
        (world.Account.Partition, world.Account.TagsOnCreate) = (partition, code);
        world.Roles.Apply("orders", Specs.BareRole);

        await world.PassOverRole();

        Assert.Equal(["iam:CreateRole orders"], world.Journal.AwsWrites);
        Assert.Empty(world.Account.Roles);
    }
}
