using RoleOperator.Core.Planning;
using RoleOperator.Core.Resolution;
using RoleOperator.Core.Tests.Planning;

namespace RoleOperator.Core.Tests.Resolution;

public class OtherResolutionTests
{
    private static readonly string Document = Samples.Allowing("s3:Get*");

    [Fact]
    public void Policy_OfASoundSpec_GetsNameArnAndTags()
    {
        var resolution = PolicyResolution.Resolve(
            FakeReferences.Policy("{\"path\":\"/team/\",\"document\":" + Document + ",\"tags\":{\"team\":\"x\",\"Team\":\"y\"}}"),
            new FakeReferences().Surroundings);

        Assert.Empty(resolution.Problems);
        Assert.Equal("arn:aws:iam::111122223333:policy/team/shop-audit", resolution.Value!.Arn);
        Assert.Equal(["Team", "iam.roleoperator.io/owner", "team"], resolution.Value.Tags.Keys);
    }

    [Theory]
    [InlineData("""{"document":{}}""", "InvalidSpec", "spec.document.Statement")]
    [InlineData("""{"path":"/new/","document":D}""", "ImmutableFieldChanged", "spec.path: the policy exists with path \"/\"")]
    [InlineData("""{"name":"new","document":D}""", "ImmutableFieldChanged", "spec.name: the policy exists with name \"shop-audit\"")]
    public void Policy_WithAMistake_NamesTheField(string spec, string reason, string message)
    {
        var policy = FakeReferences.Policy(
            spec.Replace("\"document\":D", "\"document\":" + Document, StringComparison.Ordinal),
            new() { Name = "shop-audit", Arn = "arn:aws:iam::111122223333:policy/shop-audit" });
        var problem = Assert.Single(PolicyResolution.Resolve(policy, new FakeReferences().Surroundings).Problems);

        Assert.Equal(reason, problem.Reason);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Profile_WithARoleRef_GetsTheRolesNameAndWhatStatusKnows()
    {
        var references = new FakeReferences { ["Role shop/orders"] = FakeReferences.Ready("arn:aws:iam::111122223333:role/shop/orders-role") };
        var profile = FakeReferences.Profile(
            """{"role":{"ref":{"name":"orders"}}}""",
            new()
            {
                Instances =
                [
                    new() { Id = "i-1", Region = "eu-west-1", State = "Associated" },
                    new() { Id = "i-2", Region = "eu-west-1", State = "OtherProfile" },
                ],
            });
        var desired = InstanceProfileResolution.Resolve(profile, references.Surroundings).Value!;

        Assert.Equal(("shop-web", "orders-role"), (desired.Name, desired.Role));
        Assert.Equal([new InstanceAddress("eu-west-1", "i-1")], desired.Known);
    }

    [Theory]
    [InlineData("""{"role":{"ref":{"name":"none"}}}""", "DependencyNotReady", "spec.role.ref: Role shop/none does not exist")]
    [InlineData("""{"instances":[{"region":"eu-west-1","ids":["i-1"]}]}""", "InvalidSpec", "spec.instances: EC2 refuses")]
    public void Profile_WithAMistake_NamesTheField(string spec, string reason, string message)
    {
        var problem = Assert.Single(InstanceProfileResolution.Resolve(FakeReferences.Profile(spec), new FakeReferences().Surroundings).Problems);

        Assert.Equal(reason, problem.Reason);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }
}
