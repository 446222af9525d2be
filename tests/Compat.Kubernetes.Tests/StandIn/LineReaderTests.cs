using k8s;

namespace KubernetesClientTests.StandIn;

public class LineReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("one", "one")]
    [InlineData("one\ntwo\n", "one|two")]
    [InlineData("one\n\ntwo", "one||two")]
    [InlineData("exact10aaa\nend\n", "exact10aaa|end")]
    [InlineData("elevenaaaaa\nend\n", "!|end")]
    [InlineData("far more than eleven\nand a second one that is too long\nend", "!|!|end")]
    [InlineData("end\nand a last one that has no end", "end|!")]
    public async Task Text_WithALimitOf10_GivesTheLinesAndRefusesTheLong(string text, string lines) =>
        Assert.Equal(lines, string.Join('|', await LinesAsync(new StringReader(text), 10)));

    /// <summary>Lines of all lengths around the size of the reader's own pieces.</summary>
    [Fact]
    public async Task Lines_AcrossPieces_AreWhole()
    {
        List<string> lines = [.. Enumerable.Range(16_380, 10).Concat([40_000, 1, 16_384, 16_383]).Select(length => new string((char)('a' + (length % 26)), length))];

        Assert.Equal(lines, await LinesAsync(new StringReader(string.Join('\n', lines)), 100_000));
    }

    [Fact]
    public async Task Line_OfAGigabyte_IsPassedOverInLittleMemory()
    {
        var text = new EndlessText(1L << 30);
        var peak = 0L;
        text.Every(1L << 26, () => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true)));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        Assert.Equal(["!", "end"], await LinesAsync(text, 100_000));
        Assert.True(peak - before < 10_000_000, $"{peak - before:N0} bytes are held");
    }

    private static async Task<List<string>> LinesAsync(TextReader text, int limit)
    {
        var reader = new LineReader(text, limit);
        List<string> lines = [];
        while (true)
        {
            try
            {
                if (await reader.ReadAsync(default) is not { } line)
                    return lines;
                lines.Add(line);
            }
            catch (InvalidDataException)
            {
                lines.Add("!");
            }
        }
    }

    /// <summary>So many characters without an end of line, and then "\nend".</summary>
    private sealed class EndlessText(long length) : TextReader
    {
        private const string Tail = "\nend";
        private long step = long.MaxValue;
        private Action look = () => { };
        private long left = length;
        private bool done;

        public void Every(long characters, Action action) => (step, look) = (characters, action);

        public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
        {
            if (left == 0)
            {
                if (done)
                    return ValueTask.FromResult(0);
                done = true;
                Tail.CopyTo(buffer.Span);
                return ValueTask.FromResult(Tail.Length);
            }

            var part = (int)Math.Min(left, buffer.Length);
            buffer.Span[..part].Fill('x');
            if (left / step != (left - part) / step)
                look();
            left -= part;
            return ValueTask.FromResult(part);
        }
    }
}
