namespace RoleOperator.Core.Documents;

/// <summary>
/// JSON as it was written: member order, repeated members and the source text of numbers are kept, since each of them decides whether a
/// document is refused or how it is sent.
/// </summary>
/// <param name="Offset">Where the value begins, in bytes from the start of the text.</param>
internal abstract record DocumentNode(int Offset)
{
    public sealed record Map(int Offset, IReadOnlyList<Member> Members) : DocumentNode(Offset);

    public sealed record List(int Offset, IReadOnlyList<DocumentNode> Items) : DocumentNode(Offset);

    public sealed record Text(int Offset, string Value) : DocumentNode(Offset);

    public sealed record Number(int Offset, string Source) : DocumentNode(Offset);

    public sealed record Flag(int Offset, bool Value) : DocumentNode(Offset);

    public sealed record Null(int Offset) : DocumentNode(Offset);

    public sealed record Member(int Offset, string Name, DocumentNode Value);

    /// <summary>The kind of value and, where it is short, the value: for "… is wrong here".</summary>
    public string Describe() => this switch
    {
        Map => "an object",
        List => "an array",
        Text text => Naming.Excerpt.Quote(text.Value),
        Number number => $"the number {Naming.Excerpt.Shorten(number.Source)}",
        Flag flag => flag.Value ? "true" : "false",
        _ => "null",
    };
}
