using System.Text;

namespace k8s;

/// <summary>Reads lines of bounded length, so that a line without an end does not fill the memory.</summary>
/// <param name="reader">Where they come from.</param>
/// <param name="limit">The most characters of a line.</param>
internal sealed class LineReader(TextReader reader, int limit = LineReader.Limit)
{
    /// <summary>32 MB in memory: ten times what an API server takes for one object, 3 MiB of request at most.</summary>
    public const int Limit = 16 * 1024 * 1024;

    private readonly char[] chunk = new char[16 * 1024];
    private int next;
    private int filled;
    private bool passingOver;

    /// <returns>The next line without its end; null after the last.</returns>
    /// <exception cref="InvalidDataException">The line is too long. The next call passes over the rest of it.</exception>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (next < filled || await FillAsync(cancellationToken))
        {
            var end = chunk.AsSpan(next, filled - next).IndexOf('\n');
            var length = end < 0 ? filled - next : end;
            var (start, passedOver) = (next, passingOver);
            next += end < 0 ? length : length + 1;
            passingOver &= end < 0;
            if (passedOver)
                continue;

            if (line.Length + length > limit)
            {
                passingOver = end < 0;
                throw new InvalidDataException($"A line of the watch is longer than {limit} characters.");
            }

            line.Append(chunk, start, length);
            if (end >= 0)
                return line.ToString();
        }

        return line.Length > 0 ? line.ToString() : null;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        next = 0;
        filled = await reader.ReadAsync(chunk, cancellationToken);
        return filled > 0;
    }
}
