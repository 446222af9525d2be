using System.Text;
using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Tests.Documents;

/// <summary>
/// Whatever the bytes, the parser answers; what it accepts, it can send and compare, and what it refuses, it refuses at a place in the text.
/// Bounded by a number of cases; a failure names its seed.
/// </summary>
public class ParserFuzzTests
{
    private const int Cases = 3000;

    [Fact]
    public void DamagedBytes_WhateverTheyBecome_AreParsedOrRefusedAtAPlace() => ForEachSeed((random, kind) =>
        DocumentMutation.OfBytes(random, Encoding.UTF8.GetBytes(Respelling.TextOf(random, new DocumentGenerator(random, kind).Next()))));

    [Fact]
    public void DamagedStructure_WhateverItBecomes_IsParsedOrRefusedAtAPlace() => ForEachSeed((random, kind) =>
    {
        var document = new DocumentGenerator(random, kind).Next();
        DocumentMutation.OfStructure(random, document);
        return Encoding.UTF8.GetBytes(new JsonText(random, whitespace: true, escapes: true).Of(document));
    });

    [Fact]
    public void RandomBytes_AreRefusedAtAPlace()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var bytes = new byte[new Random(seed).Next(64)];
            new Random(seed).NextBytes(bytes);

            Assert.False(Holds(bytes, DocumentKind.Trust), $"seed {seed}: {Convert.ToBase64String(bytes)} was parsed");
        }
    }

    private static void ForEachSeed(Func<Random, DocumentKind, byte[]> damaged)
    {
        var parsed = 0;
        for (var seed = 0; seed < Cases; seed++)
        {
            var kind = (DocumentKind)(seed % 2);
            var bytes = damaged(new Random(seed), kind);
            try
            {
                if (Holds(bytes, kind)) parsed++;
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}: {Convert.ToBase64String(bytes)}: {e}");
            }
        }

        // Both answers must occur, or the damage is too weak or too strong to prove anything.
        Assert.InRange(parsed, Cases / 100, Cases * 99 / 100);
    }

    private static bool Holds(byte[] bytes, DocumentKind kind)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var observed = PolicyDocument.FromWire(text, kind);
        switch (PolicyDocument.Parse(bytes, kind))
        {
            case ParseResult.Parsed { Document: var document }:
                var again = Parsing.Document(document.Minified, kind);
                Assert.Equal(document.Minified, again.Minified);
                Assert.Equal(document.Canonical(Partition.Aws), again.Canonical(Partition.Aws));
                Assert.True(observed.Means(document, Partition.Aws));
                Assert.True(PolicyDocument.FromWire(Uri.EscapeDataString(document.Minified), kind).Means(document, Partition.Aws));
                Assert.Empty(DocumentDiff.Between(observed, document, Partition.Aws));
                return true;
            case ParseResult.Refused { Problems: var problems }:
                Assert.NotEmpty(problems);
                Assert.All(problems, problem => Assert.True(IsInside(problem.Position, text), $"{problem} is not in the text"));
                Assert.All(problems, problem => Assert.InRange(problem.Message.Length, 1, 500));
                return false;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // The end of a line is a place too: there a value can be missing.
    private static bool IsInside(Position? position, string text)
    {
        var lines = text.Split('\n');
        return position is { Line: > 0, Column: > 0 } at && at.Line <= lines.Length && at.Column <= lines[at.Line - 1].Length + 1;
    }
}
