using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Tests.Planning;

public class RolePlannerTests
{
    private static readonly DesiredRole Desired = Samples.DesiredRole;
    private static readonly ObservedRole Observed = Samples.ObservedRole;

    [Fact]
    public void Role_ThatDoesNotExist_IsCreatedWithAllThatOneCallCarries()
    {
        var plan = RolePlanner.Converge(
            Desired with
            {
                Description = "Orders",
                BoundaryArn = Samples.Arn("bound"),
                PolicyArns = [Samples.Arn("b"), Samples.Arn("a")],
                Inline = Inline(("queue", "sqs:SendMessage")),
            },
            null);

        Assert.Equal(
            ["iam:CreateRole orders", $"iam:AttachRolePolicy {Samples.Arn("a")}", $"iam:AttachRolePolicy {Samples.Arn("b")}", "iam:PutRolePolicy orders/queue"],
            plan.Lines());
        var create = Assert.IsType<Step.CreateRole>(plan.Steps[0]);
        Assert.Equal(("Orders", Samples.Arn("bound"), Samples.Trust), (create.Description, create.BoundaryArn, create.Trust));
        Assert.Equal("test/shop/orders", create.Tags[Owner.TagKey]);
    }

    [Fact]
    public void Role_ThatDiffersInEverything_IsChangedInTheSafeOrder()
    {
        var plan = RolePlanner.Converge(
            Desired with
            {
                Description = "new",
                BoundaryArn = Samples.Arn("tight"),
                Trust = Samples.Parse(Samples.Trust.Replace("ec2", "ecs", StringComparison.Ordinal), DocumentKind.Trust),
                PolicyArns = [Samples.Arn("wanted")],
                Inline = Inline(("wanted", "s3:Get*")),
                Tags = Samples.Owned(("team", "x")),
            },
            Observed with { PolicyArns = [Samples.Arn("stray")], Inline = Seen(("stray", "s3:*")), Tags = Samples.Owned(("old", "x")) });

        Assert.Equal(
            [
                $"iam:PutRolePermissionsBoundary {Samples.Arn("tight")}", "iam:UpdateRole orders",
                $"iam:AttachRolePolicy {Samples.Arn("wanted")}", "iam:PutRolePolicy orders/wanted",
                $"iam:DetachRolePolicy {Samples.Arn("stray")}", "iam:DeleteRolePolicy orders/stray", "iam:UpdateAssumeRolePolicy orders",
                "iam:UntagRole old", "iam:TagRole team",
            ],
            plan.Lines());
    }

    [Fact]
    public void Trust_ThatLetsOthersIn_IsWrittenOnlyAfterEveryRevoke()
    {
        var plan = Retrust(wider: true, Observed with { PolicyArns = [Samples.Arn("stray")] });

        Assert.Equal(
            [$"iam:AttachRolePolicy {Samples.Arn("wanted")}", $"iam:DetachRolePolicy {Samples.Arn("stray")}", "iam:UpdateAssumeRolePolicy orders"],
            plan.Lines());
        Assert.False(StepGate.Allows(plan.Steps[^1], new HashSet<Aspect> { Aspect.Permissions }));
    }

    [Fact]
    public void Trust_ThatLetsOthersIn_FollowsAnInlinePolicyThatIsWrittenOver()
    {
        var plan = RolePlanner.Converge(
            Desired with { Trust = Trusting("lambda"), Inline = Inline(("queue", "sqs:SendMessage")) }, Observed with { Inline = Seen(("queue", "sqs:*")) });

        Assert.Equal(["iam:PutRolePolicy orders/queue", "iam:UpdateAssumeRolePolicy orders"], plan.Lines());
    }

    [Fact]
    public void Trust_ThatLetsNobodyNewIn_IsWrittenBeforeTheRevokes()
    {
        var plan = Retrust(wider: false, Observed with { PolicyArns = [Samples.Arn("stray")] });

        Assert.Equal(
            ["iam:UpdateAssumeRolePolicy orders", $"iam:AttachRolePolicy {Samples.Arn("wanted")}", $"iam:DetachRolePolicy {Samples.Arn("stray")}"],
            plan.Lines());
        Assert.True(StepGate.Allows(plan.Steps[0], new HashSet<Aspect> { Aspect.Permissions }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Trust_WithNothingToRevoke_ComesBeforeTheGrants(bool wider) =>
        Assert.Equal(["iam:UpdateAssumeRolePolicy orders", $"iam:AttachRolePolicy {Samples.Arn("wanted")}"], Retrust(wider, Observed).Lines());

    [Fact]
    public void Boundary_NoLongerWanted_IsRemovedLastAndOnlyAfterEveryRevoke()
    {
        var plan = RolePlanner.Converge(
            Desired, Observed with { BoundaryArn = Samples.Arn("bound"), PolicyArns = [Samples.Arn("stray")], Tags = Samples.Owned(("old", "x")) });

        Assert.Equal([$"iam:DetachRolePolicy {Samples.Arn("stray")}", "iam:UntagRole old", "iam:DeleteRolePermissionsBoundary orders"], plan.Lines());
        Assert.False(StepGate.Allows(plan.Steps[^1], new HashSet<Aspect> { Aspect.Permissions }));
    }

    [Fact]
    public void Detach_WithTheQuotaFull_MakesJustEnoughRoomFirst()
    {
        string[] old = [.. Enumerable.Range(0, 10).Select(i => Samples.Arn($"old{i}"))];
        var plan = RolePlanner.Converge(Desired with { PolicyArns = [.. old[..8], Samples.Arn("new")] }, Observed with { PolicyArns = old });

        Assert.Equal(
            [$"iam:DetachRolePolicy {old[8]}", $"iam:AttachRolePolicy {Samples.Arn("new")}", $"iam:DetachRolePolicy {old[9]}"], plan.Lines());
    }

    [Fact]
    public void Detach_WithARaisedQuota_WaitsForTheGrants()
    {
        string[] old = [.. Enumerable.Range(0, 10).Select(i => Samples.Arn($"old{i}"))];
        var desired = Desired with { PolicyArns = [.. old[..8], Samples.Arn("new")] };
        var observed = Observed with { PolicyArns = old };

        Assert.True(RoleQuota.Matters(desired, observed));
        Assert.False(RoleQuota.Matters(desired, Observed with { PolicyArns = old[..9] }));
        Assert.Equal(
            [$"iam:AttachRolePolicy {Samples.Arn("new")}", $"iam:DetachRolePolicy {old[8]}", $"iam:DetachRolePolicy {old[9]}"],
            RolePlanner.Converge(desired, observed with { Quota = new(Attached: 20) }).Lines());
    }

    [Theory]
    [InlineData("cost:center")]
    [InlineData("COST:owner")]
    [InlineData("aws:cloudformation:stack-name")]
    public void Tag_OfAnIgnoredPrefix_IsLeftAlone(string key)
    {
        var observed = Observed with { Tags = Samples.Owned((key, "x"), ("old", "x")) };

        var plan = RolePlanner.Converge(Desired with { IgnoredTags = new(["cost:", "inventory/"]) }, observed);

        Assert.Equal(["iam:UntagRole old"], plan.Lines());
        Assert.DoesNotContain(plan.Drift, line => line.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void InlinePolicies_WithoutRoomForBoth_AreDeletedFirstAndShrunkBeforeTheyGrow()
    {
        string[] many = [.. Enumerable.Range(0, 20).Select(i => $"ec2:Action{i}")];
        var plan = RolePlanner.Converge(
            Desired with { Inline = Inline(("a", many), ("b", ["s3:Get*"])) },
            Observed with { Inline = Seen(("a", ["s3:Get*"]), ("b", many), ("stray", many)), Quota = new(InlineCharacters: 700) });

        Assert.Equal(["iam:DeleteRolePolicy orders/stray", "iam:PutRolePolicy orders/b", "iam:PutRolePolicy orders/a"], plan.Lines());
    }

    [Fact]
    public void Trust_NamingADeletedRole_IsWrittenAgain()
    {
        var wanted = Samples.Trust.Replace(
            "{\"Service\":\"ec2.amazonaws.com\"}", "{\"AWS\":\"arn:aws:iam::111122223333:role/caller\"}", StringComparison.Ordinal);
        var dangling = wanted.Replace("arn:aws:iam::111122223333:role/caller", "AROAEXAMPLEEXAMPLE009", StringComparison.Ordinal);
        var plan = RolePlanner.Converge(
            Desired with { Trust = Samples.Parse(wanted, DocumentKind.Trust) }, Observed with { Trust = Samples.Seen(dangling, DocumentKind.Trust) });

        Assert.Equal(["iam:UpdateAssumeRolePolicy orders"], plan.Lines());
        Assert.Equal(
            [
                "trust.document: Statement[0]: Principal.AWS: + arn:aws:iam::111122223333:role/caller, - AROAEXAMPLEEXAMPLE009",
                "trust.document: IAM shows AROAEXAMPLEEXAMPLE009 in place of what was deleted",
            ],
            plan.Drift);
    }

    [Fact]
    public void Drift_OfATrustInShort_NamesTheFieldThatTheSpecHas() =>
        Assert.All(
            RolePlanner.Converge(
                Desired with { TrustField = "trust.allow" },
                Observed with { Trust = Samples.Seen(Samples.Trust.Replace("ec2.", "lambda.", StringComparison.Ordinal), DocumentKind.Trust) }).Drift,
            line => Assert.StartsWith("trust.allow: ", line, StringComparison.Ordinal));

    [Fact]
    public void Drift_OfWhatTheRoleAssumes_NamesThatField()
    {
        var name = AssumesPolicy.Name;
        var desired = Desired with { Inline = Inline((name, ["sts:AssumeRole"])) };

        Assert.Equal([$"assumes: + inline policy {name}"], RolePlanner.Converge(desired, Observed).Drift);
        Assert.Equal([$"assumes: - inline policy {name}"], RolePlanner.Converge(Desired, Observed with { Inline = Seen((name, ["s3:Get*"])) }).Drift);
        Assert.StartsWith("assumes: ", RolePlanner.Converge(desired, Observed with { Inline = Seen((name, ["s3:Get*"])) }).Drift[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Trust_ThatMeansTheSame_IsLeftAlone()
    {
        var rewritten = """{"Statement":{"Action":["STS:AssumeRole"],"Effect":"Allow","Principal":{"Service":["ec2.amazonaws.com"]}},"Version":"2012-10-17"}""";
        Assert.True(RolePlanner.Converge(Desired, Observed with { Trust = Samples.Seen(rewritten, DocumentKind.Trust) }).IsConverged);
    }

    [Fact]
    public void TagKey_InAnotherCase_IsSetButNotRemoved()
    {
        var plan = RolePlanner.Converge(
            Desired with { Tags = Samples.Owned(("Team", "x")) }, Observed with { Tags = Samples.Owned(("team", "x"), ("aws:stack", "s")) });

        Assert.Equal(["iam:TagRole Team"], plan.Lines());
    }

    [Theory]
    [InlineData(Adoption.Never, "test/shop/orders", null)]
    [InlineData(Adoption.Never, "test/shop/other", "belongs to \"test/shop/other\"")]
    [InlineData(Adoption.Unowned, "test/shop/other", "belongs to \"test/shop/other\"")]
    [InlineData(Adoption.Never, null, "set spec.adoption to Unowned")]
    [InlineData(Adoption.Unowned, null, null)]
    public void Role_ThatExists_IsChangedOnlyWhenOursOrAdoptable(Adoption adoption, string? owner, string? refusal)
    {
        var plan = RolePlanner.Converge(
            Desired with { Adoption = adoption, Description = "new" },
            Observed with { Tags = owner is null ? Samples.Tags() : Samples.Tags((Owner.TagKey, owner)) });

        if (refusal is null)
        {
            Assert.Empty(plan.Problems);
            Assert.Equal(owner is null ? ["iam:TagRole iam.roleoperator.io/owner", "iam:UpdateRole orders"] : ["iam:UpdateRole orders"], plan.Lines());
        }
        else
        {
            Assert.Empty(plan.Steps);
            Assert.Contains(refusal, Assert.Single(plan.Problems).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TakingOver_Refused_StopsEverythingElse()
    {
        var plan = RolePlanner.Converge(Desired with { Adoption = Adoption.Unowned, Description = "new" }, Observed with { Tags = Samples.Tags() });

        Assert.False(StepGate.Allows(plan.Steps[1], new HashSet<Aspect> { plan.Steps[0].Aspect }));
    }

    [Theory]
    [InlineData("orders", "/other/", "spec.path")]
    [InlineData("Orders", "/shop/", "spec.name")]
    public void Role_FoundUnderAnotherPathOrSpelling_IsLeftAlone(string name, string path, string field)
    {
        var plan = RolePlanner.Converge(Desired with { Description = "new" }, Observed with { Name = name, Path = path });

        Assert.Empty(plan.Steps);
        var problem = Assert.Single(plan.Problems);
        Assert.Equal("ImmutableFieldChanged", problem.Reason);
        Assert.StartsWith(field, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Drift_OfEachField_NamesFieldAndBothValues()
    {
        var plan = RolePlanner.Converge(
            Desired with { MaxSessionSeconds = 7200, PolicyArns = [Samples.Arn("a")], Tags = Samples.Owned(("team", "x")), BoundaryArn = Samples.Arn("bound") },
            Observed with { PolicyArns = [Samples.Arn("b")], Tags = Samples.Owned(("team", "y"), ("old", "z")) });

        Assert.Equal(
            [
                $"permissionsBoundary: is absent, should be {Samples.Arn("bound")}",
                "maxSessionDurationSeconds: is 3600, should be 7200",
                $"managedPolicies: + {Samples.Arn("a")}",
                $"managedPolicies: - {Samples.Arn("b")}",
                "tags[team]: is \"y\", should be \"x\"",
                "tags[old]: is \"z\", should be absent",
            ],
            plan.Drift);
    }

    private static Plan Retrust(bool wider, ObservedRole observed)
    {
        var (few, many) = (Trusting("ec2"), Trusting("ec2", "lambda"));
        return RolePlanner.Converge(
            Desired with { Trust = wider ? many : few, PolicyArns = [Samples.Arn("wanted")] },
            observed with { Trust = new ObservedDocument.Readable(wider ? few : many) });
    }

    private static PolicyDocument Trusting(params string[] services) => Samples.Parse(
        Samples.Trust.Replace("\"ec2.amazonaws.com\"", $"[{string.Join(',', services.Select(s => $"\"{s}.amazonaws.com\""))}]", StringComparison.Ordinal),
        DocumentKind.Trust);

    private static Dictionary<string, PolicyDocument> Inline(params (string Name, string[] Actions)[] policies) =>
        policies.ToDictionary(p => p.Name, p => Samples.Parse(Samples.Allowing(p.Actions)));

    private static Dictionary<string, PolicyDocument> Inline(params (string Name, string Action)[] policies) =>
        Inline([.. policies.Select(p => (p.Name, new[] { p.Action }))]);

    private static Dictionary<string, ObservedDocument?> Seen(params (string Name, string[] Actions)[] policies) =>
        policies.ToDictionary(p => p.Name, p => (ObservedDocument?)Samples.Seen(Samples.Allowing(p.Actions)));

    private static Dictionary<string, ObservedDocument?> Seen(params (string Name, string Action)[] policies) =>
        Seen([.. policies.Select(p => (p.Name, new[] { p.Action }))]);
}
