using System.Text.Json.Nodes;
using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Tests.Documents;

/// <summary>Over seeded random documents; a failure names its seed, which alone brings it back.</summary>
public class MeaningPropertyTests
{
    private const int Cases = 100;

    // Of both kinds' cases together: a change that hardly ever finds its place proves nothing.
    private const int LeastApplied = 10;

    public static TheoryData<string> Respellings => [.. Respelling.All.Keys];

    public static TheoryData<string> Changes => [.. MeaningChange.All.Keys];

    [Fact]
    public void CanonicalForm_ReadAgain_IsItself() => ForEachDocument((random, json, kind) =>
    {
        var canonical = Parsing.Document(Respelling.TextOf(random, json), kind).Canonical(Partition.Aws);
        return Parsing.Document(canonical, kind).Canonical(Partition.Aws) == canonical;
    });

    [Fact]
    public void Minified_ReadAgain_IsItselfAndMeansTheSame() => ForEachDocument((random, json, kind) =>
    {
        var document = Parsing.Document(Respelling.TextOf(random, json), kind);
        var again = Parsing.Document(document.Minified, kind);
        return again.Minified == document.Minified && PolicyDocument.SameMeaning(again, document, Partition.Aws);
    });

    [Theory]
    [MemberData(nameof(Respellings))]
    public void Respelling_OfADocument_MeansTheSameAndShowsNoDifference(string change)
    {
        var applied = 0;
        ForEachDocument((random, json, kind) =>
        {
            // From any spelling, since half of the changes undo the other half.
            var spelled = Respelling.Of(random, json);
            var respelled = (JsonObject)spelled.DeepClone();
            if (!Respelling.All[change](random, respelled)) return true;

            Assert.NotEqual(spelled.ToJsonString(), respelled.ToJsonString());
            applied++;
            return AreTheSame(Parsing.Document(spelled.ToJsonString(), kind), Parsing.Document(respelled.ToJsonString(), kind));
        });

        AssertApplied(change, applied);
    }

    [Theory]
    [InlineData("whitespace", true, false)]
    [InlineData("escapes", false, true)]
    public void Text_WithOtherWhitespaceOrEscapes_MeansTheSame(string change, bool whitespace, bool escapes)
    {
        var applied = 0;
        ForEachDocument((random, json, kind) =>
        {
            var plain = new JsonText(random, whitespace: false, escapes: false).Of(json);
            var text = new JsonText(random, whitespace, escapes).Of(json);
            if (text != plain) applied++;
            var (a, b) = (Parsing.Document(plain, kind), Parsing.Document(text, kind));
            return a.Minified == b.Minified && AreTheSame(a, b);
        });

        AssertApplied(change, applied);
    }

    [Fact]
    public void Respellings_OneUponAnother_MeanTheSameAndShowNoDifference() => ForEachDocument((random, json, kind) =>
        AreTheSame(Parsing.Document(Respelling.TextOf(random, json), kind), Parsing.Document(Respelling.TextOf(random, json), kind)));

    [Theory]
    [MemberData(nameof(Changes))]
    public void Change_OfMeaning_IsSeenInAnySpellingAndShownAsOneDifference(string change)
    {
        var applied = 0;
        ForEachDocument((random, json, kind) =>
        {
            var changed = (JsonObject)json.DeepClone();
            if (!MeaningChange.All[change](random, changed)) return true;

            applied++;
            var before = Parsing.Document(json.ToJsonString(), kind);
            var after = Parsing.Document(Respelling.TextOf(random, changed), kind);
            return !PolicyDocument.SameMeaning(before, after, Partition.Aws)
                && DocumentDiff.Between(after, before, Partition.Aws).Count == 1
                && DocumentComparison.Between(before, after, Partition.Aws).Count == 1;
        });

        AssertApplied(change, applied);
    }

    private static bool AreTheSame(PolicyDocument a, PolicyDocument b) =>
        PolicyDocument.SameMeaning(a, b, Partition.Aws) && DocumentComparison.Between(a, b, Partition.Aws).Count == 0;

    private static void AssertApplied(string change, int applied) => Assert.True(
        applied >= LeastApplied, $"\"{change}\" was applied {applied} times only: the generator no longer makes what it changes");

    private static void ForEachDocument(Func<Random, JsonObject, DocumentKind, bool> holds)
    {
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            for (var seed = 0; seed < Cases; seed++)
            {
                var random = new Random(seed);
                var json = new DocumentGenerator(random, kind).Next();
                Assert.True(holds(random, json, kind), $"seed {seed}, {kind}: {json.ToJsonString()}");
            }
        }
    }
}
