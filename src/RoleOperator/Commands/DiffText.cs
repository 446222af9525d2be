using System.Globalization;
using RoleOperator.Core.Documents;

namespace RoleOperator.Commands;

/// <summary>
/// Differences for people to read: one value a line, since a value can have commas in it, with <c>-</c> for what only A has and <c>+</c> for what
/// only B has. Plain text, without colours.
/// </summary>
internal static class DiffText
{
    /// <summary>Writes them under the two names.</summary>
    public static void Write(TextWriter output, string a, string b, IEnumerable<DocumentDifference> differences)
    {
        output.WriteLine($"--- A: {a}");
        output.WriteLine($"+++ B: {b}");
        foreach (var line in differences.SelectMany(Lines)) output.WriteLine(Printable(line));
    }

    private static IEnumerable<string> Lines(DocumentDifference difference) => difference switch
    {
        DocumentDifference.Outer outer => Lines(outer.Change, ""),
        DocumentDifference.Changed changed => changed.Changes.SelectMany(change => Lines(change, "  ")).Prepend(Title(changed.A, changed.B)),
        DocumentDifference.OnlyInA only =>
            only.Elements.SelectMany(element => Lines(new(element.Name, element.Values, []), "  ")).Prepend($"Only in A: {Title(only.Name, only.Name)}"),
        DocumentDifference.OnlyInB only =>
            only.Elements.SelectMany(element => Lines(new(element.Name, [], element.Values), "  ")).Prepend($"Only in B: {Title(only.Name, only.Name)}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<string> Lines(ElementChange change, string indent) =>
    [
        $"{indent}{change.Name}",
        .. change.OnlyInA.Select(value => $"{indent}  - {value}"),
        .. change.OnlyInB.Select(value => $"{indent}  + {value}"),
    ];

    // A Sid that differs is among the changes.
    private static string Title(StatementName a, StatementName b)
    {
        var place = a.Index == b.Index ? $"Statement[{a.Index}]" : $"Statement[{a.Index}] in A, Statement[{b.Index}] in B";
        return a.Sid is { } sid && sid == b.Sid ? $"{place} (Sid {sid})" : place;
    }

    // A document can hold escape sequences that a terminal would obey.
    private static string Printable(string line) => string.Concat(line.Select(c =>
        char.IsControl(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString()));
}
