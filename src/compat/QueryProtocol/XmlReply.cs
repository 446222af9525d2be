using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Amazon;

namespace QueryProtocol;

/// <summary>Reads values out of a reply's elements.</summary>
internal static class XmlReply
{
    // A reply comes from the network: no document type, so no entities to expand or fetch.
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <exception cref="XmlException">The text is no XML document.</exception>
    internal static XElement Load(Stream reply)
    {
        using var reader = XmlReader.Create(reply, Settings);
        // Whitespace is kept: a tag's value may be a single space.
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    internal static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    /// <summary>The request's id, which IAM spells <c>RequestId</c>, EC2 <c>requestId</c>, and EC2's errors <c>RequestID</c>.</summary>
    internal static string? RequestId(this XElement root) =>
        root.Descendants().FirstOrDefault(element => element.Name.LocalName.Equals("RequestId", StringComparison.OrdinalIgnoreCase))?.Value.Trim();

    internal static int? AsInteger(this XElement element) => element.IsEmptyValue() ? null : int.Parse(element.Value, CultureInfo.InvariantCulture);

    internal static long? AsLong(this XElement element) => element.IsEmptyValue() ? null : long.Parse(element.Value, CultureInfo.InvariantCulture);

    internal static bool? AsBoolean(this XElement element) => element.IsEmptyValue() ? null : bool.Parse(element.Value);

    /// <summary>An ISO 8601 date, as UTC.</summary>
    internal static DateTime? AsDateTime(this XElement element) => element.IsEmptyValue()
        ? null
        : DateTime.Parse(element.Value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    /// <summary>The items of a list; null when there are none, as the SDK's version 4 has it.</summary>
    internal static List<T>? AsList<T>(this XElement element, string itemName, Func<XElement, T> read)
    {
        var items = element.Elements().Where(child => child.Name.LocalName == itemName).Select(read).ToList();
        return items.Count > 0 || AWSConfigs.InitializeCollections ? items : null;
    }

    /// <summary>The entries of a map; null when there are none.</summary>
    internal static Dictionary<string, T>? AsMap<T>(this XElement element, Func<XElement, T> read)
    {
        var entries = new Dictionary<string, T>();
        foreach (var entry in element.Elements().Where(child => child.Name.LocalName == "entry"))
            if (entry.Child("key") is { } key && entry.Child("value") is { } value)
                entries[key.Value] = read(value);
        return entries.Count > 0 || AWSConfigs.InitializeCollections ? entries : null;
    }

    private static bool IsEmptyValue(this XElement element) => string.IsNullOrWhiteSpace(element.Value);
}
