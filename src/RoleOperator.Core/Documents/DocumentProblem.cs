using System.Globalization;

namespace RoleOperator.Core.Documents;

/// <summary>Why a document is refused: one sentence with the value and the remedy.</summary>
/// <param name="Path">Where inside the document, such as <c>Statement[0].Principal</c>; empty for the document as a whole.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Position">The place in the text; null when the document was not given as text.</param>
public sealed record DocumentProblem(string Path, string Message, Position? Position = null)
{
    /// <summary>The same problem seen from the field that holds the document, such as <c>trust.document</c>.</summary>
    public DocumentProblem Under(string field) => this with { Path = Path.Length == 0 ? field : $"{field}.{Path}" };

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = Path.Length == 0 ? Message : $"{Path}: {Message}";
        return Position is { } at ? string.Create(CultureInfo.InvariantCulture, $"{text} (line {at.Line}, column {at.Column})") : text;
    }
}
