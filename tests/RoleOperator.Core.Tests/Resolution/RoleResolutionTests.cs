using System.Text.Json;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Core.Tests.Planning;

namespace RoleOperator.Core.Tests.Resolution;

public class RoleResolutionTests
{
    [Fact]
    public void Role_WithNothingButTrust_GetsDefaultNameAndOwnerTag()
    {
        var desired = Resolved("");

        Assert.Equal(("shop-orders", "/", "", 3600), (desired.Name, desired.Path, desired.Description, desired.MaxSessionSeconds));
        Assert.Equal(new Owner("test", "shop", "orders"), desired.Owner);
        Assert.Equal("trust.document", desired.TrustField);
        Assert.Equal("iam.roleoperator.io/owner=test/shop/orders", string.Join(',', desired.Tags.Select(t => $"{t.Key}={t.Value}")));
    }

    [Fact]
    public void ManagedPolicies_OfAllForms_AreMixedAndDeduplicated()
    {
        var desired = Resolved(
            """
            "managedPolicies":[{"ref":{"name":"audit"}},{"aws":"service-role/AWSLambdaBasicExecutionRole"},
              {"arn":"arn:aws:iam::111122223333:policy/audit"},{"ref":{"name":"shared","namespace":"ops"}}]
            """,
            new()
            {
                ["Policy shop/audit"] = FakeReferences.Ready(Samples.Arn("audit")),
                ["Policy ops/shared"] = FakeReferences.Ready(Samples.Arn("shared"), "team, shop"),
            });

        Assert.Equal([Samples.Arn("audit"), "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", Samples.Arn("shared")], desired.PolicyArns);
    }

    [Fact]
    public void Assumes_OfRefsArnsAndItself_IsOneSortedInlinePolicy()
    {
        var references = new FakeReferences { ["Role shop/reader"] = FakeReferences.Ready("arn:aws:iam::111122223333:role/reader") };
        var desired = Resolved(
            """
            "assumes":[{"ref":{"name":"reader"}},{"arn":"arn:aws:iam::444455556666:role/a"},
                       {"ref":{"name":"orders"}},{"arn":"arn:aws:iam::444455556666:role/a"}]
            """, references);

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"""
            + """["arn:aws:iam::111122223333:role/reader","arn:aws:iam::111122223333:role/shop-orders","arn:aws:iam::444455556666:role/a"]}]}""",
            desired.Inline["role-operator-assumes"].Minified);
    }

    [Fact]
    public void Assumes_OfARoleThatIsNotMadeYet_GivesTheArnThatItWillHave()
    {
        var references = new FakeReferences
        {
            ["Role shop/reader"] = new(null, null, Deleting: false, NotReadyBecause: null, null) { Wanted = ("/data/", "reader") },
        };

        var desired = Resolved(""" "assumes":[{"ref":{"name":"reader"}}] """, references);

        Assert.Contains("arn:aws:iam::111122223333:role/data/reader", desired.Inline["role-operator-assumes"].Minified, StringComparison.Ordinal);
    }

    [Fact]
    public void Tag_OfAnIgnoredPrefix_IsRefusedSinceItWouldNeverBeWritten()
    {
        var problem = Assert.Single(RoleResolution.Resolve(
            FakeReferences.Role(Whole("""{"trust":T,"tags":{"cost:center":"1"}}""")),
            References.Surroundings with { IgnoredTags = new(["Cost:"]) }).Problems);

        Assert.Equal("InvalidSpec", problem.Reason);
        Assert.Contains(
            "spec.tags[cost:center]: the operator was told to leave tags that begin with \"Cost:\" alone", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"trust":{"document":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}}}""",
        "InvalidSpec", "spec.trust.document.Statement[0]")]
    [InlineData(
        """{"trust":T,"inlinePolicies":[{"name":"a","document":{"Version":"2012-10-17","Statement":[{"Effect":"allow","Action":"s3:*","Resource":"*"}]}}]}""",
        "InvalidSpec", "spec.inlinePolicies[0].document.Statement[0].Effect")]
    [InlineData(
        """{"trust":T,"inlinePolicies":[{"name":"Role-Operator-Assumes","document":D}]}""",
        "InvalidSpec", "spec.inlinePolicies[0].name: role-operator-assumes is the operator's name")]
    [InlineData(
        """{"trust":T,"tags":{"iam.roleoperator.io/owner":"x"}}""",
        "InvalidSpec", "spec.tags[iam.roleoperator.io/owner]: tag key \"iam.roleoperator.io/owner\" is the operator's own")]
    [InlineData("""{"trust":T,"tags":{"aws:x":"y"}}""", "InvalidSpec", "spec.tags[aws:x]: tag key \"aws:x\" begins with aws:")]
    [InlineData("""{"trust":T,"tags":{"Team":"y","team":"x"}}""", "InvalidSpec", "spec.tags[team]: is the same key as \"Team\"")]
    [InlineData(
        """{"trust":T,"managedPolicies":[{"arn":"arn:aws:iam::444455556666:policy/x"}]}""",
        "InvalidSpec", "spec.managedPolicies[0].arn: \"arn:aws:iam::444455556666:policy/x\" is in account 444455556666")]
    [InlineData(
        """{"trust":T,"managedPolicies":[{"arn":"arn:aws-cn:iam::aws:policy/x"}]}""",
        "InvalidSpec", "spec.managedPolicies[0].arn: \"arn:aws-cn:iam::aws:policy/x\" is not in partition aws")]
    [InlineData("""{"trust":T,"permissionsBoundary":{"arn":"arn:aws:iam::444455556666:policy/x"}}""", "InvalidSpec", "spec.permissionsBoundary.arn")]
    [InlineData("""{"trust":T,"assumes":[{"arn":"arn:aws-cn:iam::444455556666:role/x"}]}""", "InvalidSpec", "spec.assumes[0].arn")]
    [InlineData(
        """{"trust":T,"managedPolicies":[{"ref":{"name":"none"}}]}""",
        "DependencyNotReady", "spec.managedPolicies[0].ref: Policy shop/none does not exist; create it")]
    [InlineData(
        """{"trust":T,"permissionsBoundary":{"policyRef":{"name":"going"}}}""",
        "DependencyNotReady", "spec.permissionsBoundary.policyRef: Policy shop/going is being deleted")]
    [InlineData(
        """{"trust":T,"managedPolicies":[{"ref":{"name":"new"}}]}""",
        "DependencyNotReady", "spec.managedPolicies[0].ref: Policy shop/new does not exist in AWS yet: quota reached; see its conditions")]
    [InlineData(
        """{"trust":T,"managedPolicies":[{"ref":{"name":"secret","namespace":"ops"}}]}""",
        "NotAllowed",
        "spec.managedPolicies[0].ref: Policy ops/secret may not be referred to from namespace shop; "
        + "its owner can allow that with the annotation iam.roleoperator.io/allow-references-from: shop")]
    [InlineData("""{"trust":T,"managedPolicies":[{"ref":{"name":"narrow","namespace":"ops"}}]}""", "NotAllowed", "spec.managedPolicies[0].ref")]
    public void Spec_WithOneMistake_HasOneProblemNamingTheField(string spec, string reason, string message)
    {
        var problem = Assert.Single(Resolve(spec).Problems);

        Assert.Equal(reason, problem.Reason);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spec_WithSeveralMistakes_HasThemAllSortedByField()
    {
        var problems = Resolve(
            """
            {"trust":{"document":{}},"tags":{"aws:x":"y"},"managedPolicies":[{"ref":{"name":"none"}}],"inlinePolicies":[{"name":"a","document":{}}],
             "permissionsBoundary":{"policyRef":{"name":"none"}},"assumes":[{"ref":{"name":"none"}}]}
            """).Problems;

        Assert.Equal(
            [
                "spec.assumes[0].ref", "spec.inlinePolicies[0].document.Statement", "spec.managedPolicies[0].ref",
                "spec.permissionsBoundary.policyRef", "spec.tags[aws", "spec.trust.document.Statement",
            ],
            problems.Select(p => p.Message.Split(':')[0]));
    }

    [Theory]
    [InlineData("old", null, null, "spec.name: the role exists with name \"old\", the spec says \"shop-orders\"")]
    [InlineData("shop-orders", "arn:aws:iam::111122223333:role/team/shop-orders", null, "spec.path: the role exists with path \"/team/\", the spec says \"/\"")]
    [InlineData("shop-orders", "arn:aws:iam::444455556666:role/shop-orders", "444455556666", "status.account: the role was made in account 444455556666")]
    public void Identity_ChangedAfterCreation_IsRefusedWithOldAndNew(string name, string? arn, string? account, string message)
    {
        var role = FakeReferences.Role(Whole("{\"trust\":T}"), new() { Name = name, Arn = arn, Account = account });
        var problem = Assert.Single(RoleResolution.Resolve(role, References.Surroundings).Problems);

        Assert.Equal("ImmutableFieldChanged", problem.Reason);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/shop-orders")]
    [InlineData("AROAEXAMPLEEXAMPLE001")]
    public void Identity_Unchanged_IsAccepted(string arn)
    {
        var role = FakeReferences.Role(Whole("{\"trust\":T}"), new() { Name = "shop-orders", Arn = arn, Account = "111122223333" });

        Assert.True(RoleResolution.Resolve(role, References.Surroundings).IsResolved);
    }

    [Fact]
    public void References_OfASpec_AreFoundWhetherTheyResolveOrNot()
    {
        var role = FakeReferences.Role(Whole(
            """
            {"trust":T,"permissionsBoundary":{"policyRef":{"name":"b"}},
             "managedPolicies":[{"aws":"X"},{"ref":{"name":"p","namespace":"ops"}}],"assumes":[{"ref":{"name":"r"}}]}
            """));

        ReferenceUse[] expected =
        [
            new(ResourceKind.Policy, "shop", "b", "spec.permissionsBoundary.policyRef"),
            new(ResourceKind.Policy, "ops", "p", "spec.managedPolicies[1].ref"),
            new(ResourceKind.Role, "shop", "r", "spec.assumes[0].ref"),
        ];
        Assert.Equal(expected, RoleResolution.References(role));
        Assert.Equal(expected, RoleResolution.Resolve(role, References.Surroundings).References);
    }

    [Fact]
    public void UnreadableSpec_Resolved_ShowsWhatTheReaderFound()
    {
        var role = new Resource<RoleSpec, RoleStatus>(new(), null, new(), [new("spec.trust", "is required and missing")]);

        Assert.Equal("spec.trust: is required and missing", Assert.Single(RoleResolution.Resolve(role, References.Surroundings).Problems).Message);
    }

    [Fact]
    public void Claim_OfAnAdditiveRole_IncludesPoliciesThatAreBeingDeleted()
    {
        var role = FakeReferences.Role(Whole(
            """
            {"trust":T,"attachments":"Additive","managedPolicies":[{"ref":{"name":"going"}},{"ref":{"name":"none"}},{"aws":"X"}],
             "inlinePolicies":[{"name":"queue","document":D}]}
            """));
        var claim = Assert.IsType<RoleClaim.Only>(RoleResolution.Claim(role, References.Surroundings));

        Assert.Equal([Samples.Arn("going"), "arn:aws:iam::aws:policy/X"], claim.PolicyArns);
        Assert.Equal(["queue", "role-operator-assumes"], claim.InlineNames);
    }

    [Theory]
    [InlineData("""{}""", true)]
    [InlineData("""{"attachments":"Exclusive"}""", true)]
    [InlineData("""{"attachments":"Additive"}""", false)]
    [InlineData("""{"attachments":"exclusive"}""", false)]
    public void Claim_OfAnUnreadableSpec_IsEverythingOnlyWhenPlainlyExclusive(string spec, bool everything)
    {
        var role = new Resource<RoleSpec, RoleStatus>(new(), null, new(), []) { Unreadable = JsonElement.Parse(spec) };

        Assert.Equal(everything, RoleResolution.Claim(role, References.Surroundings) is RoleClaim.Everything);
    }

    private static FakeReferences References { get; } = new()
    {
        ["Policy shop/going"] = FakeReferences.Ready(Samples.Arn("going")) with { Deleting = true },
        ["Policy shop/new"] = new(null, null, Deleting: false, "quota reached", null),
        ["Policy ops/secret"] = FakeReferences.Ready(Samples.Arn("secret")),
        ["Policy ops/narrow"] = FakeReferences.Ready(Samples.Arn("narrow"), "shopping, team"),
    };

    private static Resolution<DesiredRole> Resolve(string spec) => RoleResolution.Resolve(FakeReferences.Role(Whole(spec)), References.Surroundings);

    private static DesiredRole Resolved(string fields, FakeReferences? references = null)
    {
        var spec = Whole("{\"trust\":T" + (fields.Length > 0 ? "," + fields : "") + "}");
        var resolution = RoleResolution.Resolve(FakeReferences.Role(spec), (references ?? References).Surroundings);
        Assert.Empty(resolution.Problems);
        return resolution.Value!;
    }

    private static string Whole(string spec) => spec
        .Replace("\"trust\":T", "\"trust\":{\"document\":" + Samples.Trust + "}", StringComparison.Ordinal)
        .Replace("\"document\":D", "\"document\":" + Samples.Allowing("s3:*"), StringComparison.Ordinal);
}
