using System.Globalization;
using RoleOperator.Core.Documents;
using RoleOperator.Hosting;

namespace RoleOperator.Commands;

/// <summary>
/// Compares two policy documents as the operator does. The exit codes are those of <c>diff</c> and <c>cmp</c>: 0 for the same, 1 for different, and
/// 2 where there is nothing to compare, or nowhere to say it.
/// </summary>
internal sealed class PolicyDiff(DocumentKind kind, string partition, TextWriter output, TextWriter errors)
{
    private const int Same = 0;
    private const int Different = 1;

    /// <summary>Compares what two names, of files or <c>-</c>, stand for.</summary>
    /// <returns>The exit code.</returns>
    public int Run(string a, string b)
    {
        // Both are read before the first is given up, so that all that is wrong is told at once.
        var (documentA, documentB) = (Read(a), Read(b));
        if (documentA is null || documentB is null) return ExitCode.Unusable;
        if (PolicyDocument.SameMeaning(documentA, documentB, partition)) return Same;

        try
        {
            DiffText.Write(output, a, b, DocumentComparison.Between(documentA, documentB, partition));
            return Different;
        }
        catch (IOException e)
        {
            errors.WriteLine($"standard output: {e.Message}");
            return ExitCode.Unusable;
        }
    }

    private PolicyDocument? Read(string name)
    {
        switch (DocumentSource.Read(name))
        {
            case DocumentSource.Unreadable unreadable:
                errors.WriteLine($"{Shown(name)}: {unreadable.Reason}");
                return null;
            case DocumentSource.Bytes bytes:
                return Parse(bytes.Utf8, name);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private PolicyDocument? Parse(ReadOnlyMemory<byte> utf8, string name)
    {
        switch (PolicyDocument.Parse(utf8, kind))
        {
            case ParseResult.Parsed parsed:
                return parsed.Document;
            case ParseResult.Refused refused:
                foreach (var problem in refused.Problems.OrderBy(p => p.Position?.Line).ThenBy(p => p.Position?.Column)) errors.WriteLine(Line(name, problem));
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // The form of compilers, which editors can follow to the place.
    private static string Line(string name, DocumentProblem problem) => problem.Position is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"{Shown(name)}:{at.Line}:{at.Column}: {problem with { Position = null }}")
        : $"{Shown(name)}: {problem}";

    private static string Shown(string name) => name == DocumentSource.StandardInput ? "standard input" : name;
}
