using System.Text;
using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Tests.Documents;

/// <summary>Whatever the bytes, the parser answers; and what it accepts, it can send and compare. A failure names its seed.</summary>
public class ParserFuzzTests
{
    private const int Cases = 20_000;

    // The pieces a document breaks on, more often than random bytes would hit them.
    private static readonly string[] Tokens =
        ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud83d", "\\u0000", "null", "-1e999", "\"AWS\"", "\"Principal\":", "\"Statement\":", "\u00ff", "\u2014", "\ufeff", "\0", "%7B"];

    [Fact]
    public void MutatedDocuments_WhateverTheyBecome_AreParsedOrRefusedWithProblems()
    {
        var parsed = 0;
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var kind = (DocumentKind)(seed % 2);
            var bytes = Mutated(random, Encoding.UTF8.GetBytes(new DocumentGenerator(random, kind).Next().ToJsonString()));
            try
            {
                if (Holds(bytes, kind)) parsed++;
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}: {Convert.ToBase64String(bytes)}: {e}");
            }
        }

        // Both answers must occur, or the mutations are too weak or too strong to prove anything.
        Assert.InRange(parsed, Cases / 100, Cases * 99 / 100);
    }

    [Fact]
    public void RandomBytes_AreRefusedWithProblems()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var bytes = new byte[new Random(seed).Next(64)];
            new Random(seed).NextBytes(bytes);

            Assert.False(Holds(bytes, DocumentKind.Trust), $"seed {seed}: {Convert.ToBase64String(bytes)} was parsed");
        }
    }

    private static bool Holds(byte[] bytes, DocumentKind kind)
    {
        var wire = Encoding.Latin1.GetString(bytes);
        var observed = PolicyDocument.FromWire(wire, kind);
        switch (PolicyDocument.Parse(bytes, kind))
        {
            case ParseResult.Parsed { Document: var document }:
                Assert.Equal(document.Minified, Parsing.Document(document.Minified, kind).Minified);
                Assert.True(PolicyDocument.SameMeaning(document, document, Partition.Aws));
                Assert.True(PolicyDocument.FromWire(document.Minified, kind).Means(document, Partition.Aws));
                Assert.True(PolicyDocument.FromWire(Uri.EscapeDataString(document.Minified), kind).Means(document, Partition.Aws));
                DocumentDiff.Between(observed, document, Partition.Aws);
                return true;
            case ParseResult.Refused { Problems: var problems }:
                Assert.NotEmpty(problems);
                Assert.All(problems, problem => Assert.True(problem.Position is { Line: > 0, Column: > 0 } && problem.Message.Length is > 0 and < 500));
                return false;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static byte[] Mutated(Random random, byte[] bytes)
    {
        var list = bytes.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(list.Count);
            switch (random.Next(5))
            {
                case 0:
                    list[at] = (byte)random.Next(256);
                    break;
                case 1:
                    list.RemoveRange(at, Math.Min(random.Next(1, 12), list.Count - at));
                    break;
                case 2:
                    list.InsertRange(at, list.GetRange(at, Math.Min(random.Next(1, 40), list.Count - at)));
                    break;
                case 3:
                    list[at] ^= 0x20; // Changes the case of a letter.
                    break;
                default:
                    list.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                    break;
            }

            if (list.Count == 0) list.Add((byte)' ');
        }

        return [.. list];
    }
}
