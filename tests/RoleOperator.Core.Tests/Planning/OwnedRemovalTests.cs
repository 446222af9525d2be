using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Tests.Planning;

/// <summary>What was made by an object is deleted with it, or kept with a word about it, whatever became of its owner tag.</summary>
public class OwnedRemovalTests
{
    private const string Other = "AROAEXAMPLEEXAMPLE009";

    public static TheoryData<string> Kinds => [.. Removals.Keys];

    /// <summary>For each kind: the removal of an object with these tags, where status knows the id that AWS shows, or another.</summary>
    private static readonly Dictionary<string, Func<IReadOnlyDictionary<string, string>, Deletion, bool, Plan>> Removals = new()
    {
        ["role"] = (tags, deletion, isKnown) => RolePlanner.Remove(
            Leaving(deletion, isKnown, Samples.ObservedRole.Id), Samples.ObservedRole with { Tags = tags }, new RoleClaim.Everything(), []),
        ["policy"] = (tags, deletion, isKnown) => PolicyPlanner.Remove(
            Leaving(deletion, isKnown, Samples.ObservedPolicy.Id), Samples.ObservedPolicy with { Tags = tags }, [], []),
        ["profile"] = (tags, deletion, isKnown) => InstanceProfilePlanner.Remove(
            Leaving(deletion, isKnown, Samples.ObservedProfile.Id), Samples.ObservedProfile with { Tags = tags }, [], [], []),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ThatWasOurs_WithoutATag_BlocksAndSaysWhichTagToSet(string kind)
    {
        var plan = Removals[kind](Samples.Tags(("team", "x")), new() { Force = true }, true);

        Assert.Empty(plan.Steps);
        var problem = Assert.Single(plan.Problems);
        Assert.Equal("DeleteBlocked", problem.Reason);
        Assert.Contains("iam.roleoperator.io/owner=test/shop/orders", problem.Message, StringComparison.Ordinal);
        Assert.Contains("spec.deletion.policy to Retain", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ThatWasOurs_UnderAnotherClusterName_BlocksAndNamesBoth(string kind)
    {
        var problem = Assert.Single(Removals[kind](Samples.Tags((Owner.TagKey, "tset/shop/orders")), new() { Force = true }, true).Problems);

        Assert.Equal("DeleteBlocked", problem.Reason);
        Assert.Contains("\"tset/shop/orders\"", problem.Message, StringComparison.Ordinal);
        Assert.Contains("which is \"test\"", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ThatWasOurs_AndIsSomebodyElsesNow_StaysAndIsNamed(string kind)
    {
        var plan = Removals[kind](Samples.Tags((Owner.TagKey, "other/shop/web")), new(), true);

        Assert.True(plan.IsConverged);
        Assert.Contains("arn:aws:iam::111122223333:", plan.Left, StringComparison.Ordinal);
        Assert.Contains("\"other/shop/web\"", plan.Left, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ThatWasNeverOurs_OrIsToBeKept_GoesWithoutAWord(string kind)
    {
        foreach (var tags in (IReadOnlyDictionary<string, string>[])[Samples.Tags(), Samples.Tags((Owner.TagKey, "tset/shop/orders"))])
        {
            Assert.Equal(Plan.Nothing, Removals[kind](tags, new(), false));
            Assert.Equal(Plan.Nothing, Removals[kind](tags, new() { Policy = DeletionPolicy.Retain }, true));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ThatIsOurs_IsDeleted_WhateverStatusKnows(string kind)
    {
        Assert.NotEmpty(Removals[kind](Samples.OwnerTag, new(), false).Steps);
        Assert.NotEmpty(Removals[kind](Samples.OwnerTag, new(), true).Steps);
    }

    private static LeavingObject Leaving(Deletion deletion, bool isKnown, string id) => new(Samples.Owner, deletion, isKnown ? id : Other);
}
