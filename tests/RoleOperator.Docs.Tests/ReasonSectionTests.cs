using System.Reflection;
using RoleOperator.Core.Reporting;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Docs.Tests.Pages;

namespace RoleOperator.Docs.Tests;

/// <summary>Whoever meets a reason finds what to do about it.</summary>
public class ReasonSectionTests
{
    private static readonly IReadOnlyList<string> InTheCode =
        [.. ((Type[])[typeof(Reasons), typeof(EventReasons)]).SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    public static TheoryData<string> All => [.. InTheCode];

    [Theory]
    [MemberData(nameof(All))]
    public void Reason_OfTheCode_HasASectionInTroubleshooting(string reason) =>
        Assert.Contains(reason.ToLowerInvariant(), DocumentPage.Named("docs/troubleshooting.md").Anchors);

    [Fact]
    public void Readme_AtAGlance_HasEveryReasonOfReady()
    {
        var links = DocumentPage.Named("README.md").Links;
        var missing = InTheCode.Where(reason => typeof(Reasons).GetField(reason) is not null).Except([Reasons.Resolved])
            .Where(reason => !links.Contains($"docs/troubleshooting.md#{reason.ToLowerInvariant()}"));
        Assert.Empty(missing);
    }
}
