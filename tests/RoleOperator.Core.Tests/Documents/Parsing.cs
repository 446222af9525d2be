using RoleOperator.Core.Documents;

namespace RoleOperator.Core.Tests.Documents;

/// <summary>Parses where a test has already made up its mind whether that succeeds.</summary>
internal static class Parsing
{
    public static PolicyDocument Document(string json, DocumentKind kind) => PolicyDocument.Parse(json, kind) switch
    {
        ParseResult.Parsed parsed => parsed.Document,
        ParseResult.Refused refused => throw new InvalidOperationException($"{json} was refused: {string.Join("; ", refused.Problems)}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static IReadOnlyList<DocumentProblem> Problems(string json, DocumentKind kind) =>
        Assert.IsType<ParseResult.Refused>(PolicyDocument.Parse(json, kind)).Problems;

    public static PolicyDocument Identity(string json) => Document(json, DocumentKind.Identity);

    public static PolicyDocument Trust(string json) => Document(json, DocumentKind.Trust);
}
