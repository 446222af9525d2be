using System.Text;
using System.Text.Json;

namespace RoleOperator.Core.Documents;

/// <summary>
/// An IAM policy document. It is sent to AWS in its author's own words, only minified (<see cref="Minified"/>), and compared by meaning
/// (<see cref="SameMeaning"/>), since AWS reorders and rewrites what it stores and its documentation warns against comparing text.
/// Immutable; there is no <c>==</c> by meaning, because the meaning of an account ID needs the partition.
/// </summary>
public sealed class PolicyDocument
{
    internal PolicyDocument(DocumentKind kind, string version, string? id, IReadOnlyList<Statement> statements, string minified)
    {
        (Kind, Version, Id, Statements, Minified) = (kind, version, string.IsNullOrEmpty(id) ? null : id, statements, minified);
        DanglingPrincipals = [.. statements
            .SelectMany(statement => statement.Principals)
            .Where(type => type.Name == "AWS")
            .SelectMany(type => type.Items)
            .Where(PrincipalParser.IsUniqueId)
            .Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The most bytes that a UTF-8 text of a document can have: whoever reads one from outside need not read on after one more.</summary>
    public const int MaxBytes = DocumentReader.MaxBytes;

    /// <summary>What the document is for.</summary>
    public DocumentKind Kind { get; }

    /// <summary>The version of the policy language; <c>2008-10-17</c> when the text names none.</summary>
    public string Version { get; }

    /// <summary>
    /// The author's text without whitespace between tokens: same members, same order, same values. A missing Version is written out as
    /// <c>2008-10-17</c>, which is what its absence means.
    /// </summary>
    public string Minified { get; }

    /// <summary>
    /// The characters that count against IAM's size quotas: those of <see cref="Minified"/> that are not whitespace. Whether AWS also leaves out
    /// whitespace inside strings is not documented, so near a quota this is an estimate from below.
    /// </summary>
    public int NonWhitespaceLength => Minified.Count(c => c is not (' ' or '\t' or '\r' or '\n'));

    /// <summary>
    /// The unique IDs (<c>AROA…</c>, <c>AIDA…</c>) among the AWS principals. IAM shows one in place of an ARN once the role or user is deleted; a new
    /// one of the same name is not trusted until the document is written again.
    /// </summary>
    public IReadOnlyList<string> DanglingPrincipals { get; }

    internal string? Id { get; }

    internal IReadOnlyList<Statement> Statements { get; }

    /// <summary>Reads the <c>document</c> field of a spec. Any kind of element is fine; what is not a document is refused with problems.</summary>
    public static ParseResult Parse(JsonElement element, DocumentKind kind)
    {
        if (element.ValueKind == JsonValueKind.Undefined)
            return new ParseResult.Refused([new(DocumentPath.Root, "the document is missing; give an object with Version and Statement")]);

        // Where the JSON came from an API server its layout is not the author's, so positions in it would mislead.
        var problems = new ProblemList(source: null);
        return Result(Read(Encoding.UTF8.GetBytes(element.GetRawText()), kind, problems), problems);
    }

    /// <summary>Reads a text; problems carry their position in it.</summary>
    public static ParseResult Parse(string text, DocumentKind kind) => Parse(Encoding.UTF8.GetBytes(text), kind);

    /// <summary>Reads a UTF-8 text; problems carry their position in it. Any bytes are fine.</summary>
    public static ParseResult Parse(ReadOnlyMemory<byte> utf8, DocumentKind kind)
    {
        var problems = new ProblemList(utf8);
        return Result(Read(utf8, kind, problems), problems);
    }

    /// <summary>Reads a document out of an AWS reply, percent-encoded or raw. Never throws and never guesses; see <see cref="ObservedDocument"/>.</summary>
    public static ObservedDocument FromWire(string wireText, DocumentKind kind)
    {
        var text = DocumentText.Decode(wireText);
        var utf8 = Encoding.UTF8.GetBytes(text);
        var problems = new ProblemList(utf8);
        return Read(utf8, kind, problems) is { } document && problems.IsReadable
            ? new ObservedDocument.Readable(document)
            : new ObservedDocument.Unreadable(text, problems.All);
    }

    /// <summary>
    /// True when two documents of one kind grant and deny the same in the same statements: order, duplicates, one-element arrays, the case of
    /// actions and condition keys, and account ID or root ARN do not count; Version, Id and Sid do.
    /// </summary>
    /// <param name="a">A document.</param>
    /// <param name="b">A document.</param>
    /// <param name="partition">The account's partition, which turns account IDs into ARNs.</param>
    public static bool SameMeaning(PolicyDocument a, PolicyDocument b, string partition) =>
        a.Kind == b.Kind && a.Canonical(partition) == b.Canonical(partition);

    /// <summary>The canonical form: equal for documents of the same meaning. Valid JSON, but not the author's words; not for sending.</summary>
    public string Canonical(string partition) => CanonicalForm.Of(this, partition);

    /// <summary>The AWS principals of all statements, accounts as their root ARNs.</summary>
    internal IEnumerable<string> AwsPrincipals(string partition) => Statements
        .SelectMany(statement => CanonicalForm.Of(statement, partition).Statement.Principals)
        .Where(type => type.Name == "AWS")
        .SelectMany(type => type.Items)
        .Distinct(StringComparer.Ordinal);

    /// <summary>
    /// The document without some of its AWS principals, for comparing what else it says. Not for sending: a statement may be left without any.
    /// </summary>
    internal PolicyDocument Without(IReadOnlyCollection<string> principals, string partition) => new(
        Kind, Version, Id,
        [.. Statements.Select(statement => CanonicalForm.Of(statement, partition).Statement).Select(statement => statement with
        {
            Principals =
            [
                .. statement.Principals.Select(type =>
                    type.Name != "AWS" ? type : type with { Items = [.. type.Items.Except(principals, StringComparer.Ordinal)] }),
            ],
        })],
        Minified);

    /// <inheritdoc/>
    public override string ToString() => Minified;

    private static PolicyDocument? Read(ReadOnlyMemory<byte> utf8, DocumentKind kind, ProblemList problems) =>
        new DocumentParser(kind, problems).Parse(DocumentReader.Read(utf8.Span, problems));

    private static ParseResult Result(PolicyDocument? document, ProblemList problems) =>
        document is not null && problems.All.Count == 0 ? new ParseResult.Parsed(document) : new ParseResult.Refused(problems.All);
}
