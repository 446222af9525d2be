namespace RoleOperator.Core.Documents;

/// <summary>The encoding of documents in AWS's replies.</summary>
public static class DocumentText
{
    /// <summary>
    /// The document's own text. AWS percent-encodes documents in replies (RFC 3986, so <c>+</c> stands for itself); some emulators return some of
    /// them raw. An encoded object begins with <c>%7B</c>, so a text that begins with <c>{</c> is raw and a <c>%</c> in it stays. Never throws.
    /// </summary>
    public static string Decode(string wire)
    {
        ArgumentNullException.ThrowIfNull(wire);
        return wire.AsSpan().TrimStart() is ['{', ..] ? wire : Uri.UnescapeDataString(wire);
    }
}
