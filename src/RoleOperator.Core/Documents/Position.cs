using System.Text;

namespace RoleOperator.Core.Documents;

/// <summary>A place in a text as editors count it: lines and characters from 1.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">In UTF-16 characters, from 1.</param>
public readonly record struct Position(int Line, int Column)
{
    internal static Position Of(ReadOnlySpan<byte> utf8, int offset)
    {
        var before = utf8[..Math.Min(offset, utf8.Length)];
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return new(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(line) + 1);
    }
}
