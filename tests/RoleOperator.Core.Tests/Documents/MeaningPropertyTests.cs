using System.Text.Json.Nodes;
using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Tests.Documents;

/// <summary>Over seeded random documents; a failure names its seed, which alone brings it back.</summary>
public class MeaningPropertyTests
{
    private const int Cases = 500;

    public static TheoryData<string> Changes => [.. MeaningChange.All.Keys];

    [Theory]
    [InlineData(DocumentKind.Identity)]
    [InlineData(DocumentKind.Trust)]
    public void CanonicalForm_ReadAgain_IsItself(DocumentKind kind) => ForEachSeed(kind, (_, json) =>
    {
        var canonical = Parsing.Document(json.ToJsonString(), kind).Canonical(Partition.Aws);
        return Parsing.Document(canonical, kind).Canonical(Partition.Aws) == canonical;
    });

    [Theory]
    [InlineData(DocumentKind.Identity)]
    [InlineData(DocumentKind.Trust)]
    public void Minified_ReadAgain_IsItselfAndMeansTheSame(DocumentKind kind) => ForEachSeed(kind, (_, json) =>
    {
        var document = Parsing.Document(json.ToJsonString(), kind);
        var again = Parsing.Document(document.Minified, kind);
        return again.Minified == document.Minified && PolicyDocument.SameMeaning(again, document, Partition.Aws);
    });

    [Theory]
    [InlineData(DocumentKind.Identity)]
    [InlineData(DocumentKind.Trust)]
    public void Respelling_OfADocument_MeansTheSameAndShowsNoDifference(DocumentKind kind) => ForEachSeed(kind, (random, json) =>
    {
        var document = Parsing.Document(json.ToJsonString(), kind);
        var respelt = Parsing.Document(new Respelling(random).Of(json), kind);
        return PolicyDocument.SameMeaning(document, respelt, Partition.Aws)
            && document.Hash(Partition.Aws) == respelt.Hash(Partition.Aws)
            && DocumentDiff.Between(respelt, document, Partition.Aws).Count == 0;
    });

    [Theory]
    [MemberData(nameof(Changes))]
    public void Change_OfMeaning_IsSeenAndShownAsOneLine(string change)
    {
        var applied = 0;
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            ForEachSeed(kind, (random, json) =>
            {
                var changed = (JsonObject)json.DeepClone();
                if (!MeaningChange.All[change](changed)) return true;

                applied++;
                var before = Parsing.Document(json.ToJsonString(), kind);
                var after = Parsing.Document(new Respelling(random).Of(changed), kind);
                return !PolicyDocument.SameMeaning(before, after, Partition.Aws)
                    && before.Hash(Partition.Aws) != after.Hash(Partition.Aws)
                    && DocumentDiff.Between(after, before, Partition.Aws).Count == 1;
            });
        }

        Assert.True(applied > 20, $"applied only {applied} times: the generator no longer makes what \"{change}\" changes");
    }

    private static void ForEachSeed(DocumentKind kind, Func<Random, JsonObject, bool> holds)
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var json = new DocumentGenerator(random, kind).Next();
            Assert.True(holds(random, json), $"seed {seed}, {kind}: {json.ToJsonString()}");
        }
    }
}
