using RoleOperator.Core.Documents;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Tests.Planning;

public class OwnPoliciesTests
{
    private static readonly DesiredRole Desired = Samples.DesiredRole with
    {
        Attachments = Attachments.Additive,
        KnownId = Samples.ObservedRole.Id,
        PolicyArns = [Samples.Arn("kept")],
        Inline = new Dictionary<string, PolicyDocument> { ["kept"] = Samples.Parse(Samples.Allowing("s3:Get*")) },
    };

    private static readonly ObservedRole Observed = Samples.ObservedRole with
    {
        PolicyArns = [Samples.Arn("kept"), Samples.Arn("dropped"), Samples.Arn("theirs")],
        Inline = Inline("kept", "dropped", "theirs"),
    };

    private static readonly RoleClaim.Only Own = new([Samples.Arn("dropped"), Samples.Arn("kept")], ["dropped", "kept"]);

    [Fact]
    public void Additive_WhatStatusRemembersAndTheSpecDropped_IsTakenOffAndNothingElse()
    {
        var plan = RolePlanner.Converge(Desired with { Remembered = Own }, Observed);

        Assert.Equal([$"iam:DetachRolePolicy {Samples.Arn("dropped")}", "iam:DeleteRolePolicy orders/dropped"], plan.Lines());
        Assert.Equal([$"managedPolicies: - {Samples.Arn("dropped")}", "inlinePolicies: - dropped"], plan.Drift);
    }

    [Fact]
    public void Additive_WhatIsOwnAndNotSeen_IsTakenOffAllTheSameWithoutBeingDrift()
    {
        var plan = RolePlanner.Converge(
            Desired with { Remembered = Own }, Observed with { PolicyArns = [Samples.Arn("kept")], Inline = Inline("kept") });

        Assert.Equal([$"iam:DetachRolePolicy {Samples.Arn("dropped")}", "iam:DeleteRolePolicy orders/dropped"], plan.Lines());
        Assert.Empty(plan.Drift);
    }

    [Fact]
    public void Additive_PolicyOfAssumes_GoesWithTheFieldWithoutAnyMemory() =>
        Assert.Equal(
            [$"iam:DeleteRolePolicy orders/{AssumesPolicy.Name}"],
            RolePlanner.Converge(Desired, Observed with { Inline = Inline("kept", "theirs", AssumesPolicy.Name) }).Lines());

    [Fact]
    public void Memory_OfARoleThatIsToBeMade_IsEverythingWanted() => Equal(["kept"], OwnPolicies.ToRemember(Desired with { KnownId = null }, null));

    [Fact]
    public void Memory_OfARoleThatIsTakenOver_LeavesOutWhatIsThere() =>
        Equal(["kept"], OwnPolicies.ToRemember(
            Desired with { KnownId = null, Adoption = Adoption.Unowned },
            Samples.ObservedRole with { Tags = Samples.Tags(), PolicyArns = [Samples.Arn("theirs")], Inline = Inline("theirs") }));

    [Fact]
    public void Memory_OfARoleThatIsTakenOver_LeavesOutWhatTheSpecNamesAndOthersPutThere() =>
        Equal([], OwnPolicies.ToRemember(Desired with { KnownId = null, Adoption = Adoption.Unowned }, Observed with { Tags = Samples.Tags() }));

    [Fact]
    public void Memory_OfARoleThatWasExclusive_IsWhatIsWantedAndThere() => Equal(["kept"], OwnPolicies.ToRemember(Desired, Observed));

    [Fact]
    public void Memory_OnceThere_GrowsOnlyByWhatTheObjectPutsOn()
    {
        var named = Desired with { Remembered = new([], []), PolicyArns = [Samples.Arn("kept"), Samples.Arn("new")] };

        Assert.Equal([Samples.Arn("new")], OwnPolicies.ToRemember(named, Observed)!.PolicyArns);
    }

    [Fact]
    public void Memory_OfAnotherRole_IsNotTakenForThisOne() =>
        Equal([], OwnPolicies.ToRemember(
            Desired with { KnownId = "AROAEXAMPLEEXAMPLE009", Remembered = Own, Adoption = Adoption.Unowned }, Observed with { Tags = Samples.Tags() }));

    [Fact]
    public void Memory_OfAnExclusiveRole_IsNone() => Assert.Null(OwnPolicies.ToRemember(Desired with { Attachments = Attachments.Exclusive }, Observed));

    [Fact]
    public void Memory_AfterTheCalls_IsWithoutWhatWasTakenOff() =>
        Equal(["kept"], OwnPolicies.After(Own, RolePlanner.Converge(Desired with { Remembered = Own }, Observed).Steps));

    private static void Equal(string[] names, RoleClaim.Only? own)
    {
        Assert.Equal(names.Select(Samples.Arn), own!.PolicyArns);
        Assert.Equal(names, own.InlineNames);
    }

    private static Dictionary<string, ObservedDocument?> Inline(params string[] names) =>
        names.ToDictionary(name => name, _ => (ObservedDocument?)Samples.Seen(Samples.Allowing("s3:Get*")));
}
