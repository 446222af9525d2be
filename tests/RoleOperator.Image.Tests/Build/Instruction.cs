using System.Text.RegularExpressions;

namespace RoleOperator.Image.Tests.Build;

/// <summary>One instruction of a Dockerfile: <c>COPY</c> with its flags and words.</summary>
/// <param name="Name">In capitals.</param>
/// <param name="Arguments">All that follows, on one line.</param>
internal sealed partial record Instruction(string Name, string Arguments)
{
    /// <summary>The words without the flags.</summary>
    public IReadOnlyList<string> Words => [.. All.Where(word => !word.StartsWith("--", StringComparison.Ordinal))];

    /// <summary>The value of <c>--name=value</c>, or null.</summary>
    public string? Flag(string name) =>
        All.FirstOrDefault(word => word.StartsWith($"--{name}=", StringComparison.Ordinal))?[(name.Length + 3)..];

    private IEnumerable<string> All => Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The instructions of a Dockerfile, in order. Comments go; a line that ends in a backslash goes on in the next.</summary>
    public static IReadOnlyList<Instruction> Parse(string text)
    {
        var lines = text.Split('\n').Where(line => !line.TrimStart().StartsWith('#')).Select(line => line.Trim());
        var joined = Continuation().Replace(string.Join('\n', lines), " ");
        return [.. joined.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Of)];
    }

    private static Instruction Of(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? new(line.ToUpperInvariant(), "") : new(line[..space].ToUpperInvariant(), line[(space + 1)..].Trim());
    }

    [GeneratedRegex(@"\s*\\\n\s*")]
    private static partial Regex Continuation();
}
