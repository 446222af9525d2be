using RoleOperator.Core.Documents;
using RoleOperator.Docs.Tests.Manifests;
using RoleOperator.Docs.Tests.Pages;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Docs.Tests;

/// <summary>Every fenced block is of a kind that some test looks at.</summary>
public class BlockKindTests
{
    // Of a kind that nobody runs there is only this: code of this repository, which its own tests use, and what is no input for anything.
    private static readonly string[] Known =
        ["sh", "console", "yaml", "yaml values", "yaml prometheus", "promql", "json trust", "json policy", "csharp", "text"];

    public static TheoryData<string, string> TrustPolicies => Of("json trust");

    public static TheoryData<string, string> IdentityPolicies => Of("json policy");

    public static TheoryData<string, string> ChartValues => Of("yaml values");

    [Fact]
    public void Blocks_AreOfKindsThatTestsKnow() =>
        Assert.DoesNotContain(DocumentPage.All.SelectMany(page => page.Blocks), block => !Known.Contains(block.Kind));

    [Theory]
    [MemberData(nameof(TrustPolicies))]
    public void TrustPolicy_InTheDocuments_IsOneThatIamTakes(string at, string text)
    {
        Assert.True(PolicyDocument.Parse(text, DocumentKind.Trust) is ParseResult.Parsed, at);
    }

    [Theory]
    [MemberData(nameof(IdentityPolicies))]
    public void IdentityPolicy_InTheDocuments_IsOneThatIamTakes(string at, string text) =>
        Assert.True(PolicyDocument.Parse(text, DocumentKind.Identity) is ParseResult.Parsed, at);

    [Theory]
    [MemberData(nameof(ChartValues))]
    public void Values_InTheDocuments_AreValuesOfTheChart(string at, string text) =>
        Assert.True(Values.Unknown(Manifest.Json(text)) is [], $"{at}: {string.Join(", ", Values.Unknown(Manifest.Json(text)))}");

    private static TheoryData<string, string> Of(string kind)
    {
        var data = new TheoryData<string, string>();
        foreach (var block in DocumentPage.All.SelectMany(page => page.Blocks).Where(block => block.Kind == kind)) data.Add(block.ToString(), block.Text);
        return data;
    }
}
