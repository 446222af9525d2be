using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CrdGenerator;

/// <summary>
/// The doc comments of the C# types, as plain text for <c>kubectl explain</c>. The compiler writes them to an XML file beside each
/// assembly; nothing is inherited from interfaces, so that each field speaks for its own kind.
/// </summary>
public static partial class Descriptions
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, string>> Read = new();

    /// <summary>The summary of a type.</summary>
    /// <exception cref="SchemaException">It has none.</exception>
    public static string Of(Type type) => Of(type.Assembly, $"T:{NameOf(type)}");

    /// <summary>The summary of a property.</summary>
    /// <exception cref="SchemaException">It has none.</exception>
    public static string Of(PropertyInfo property) => Of(property.Module.Assembly, $"P:{NameOf(property.DeclaringType!)}.{property.Name}");

    /// <summary>The summary of a field, such as a constant.</summary>
    /// <exception cref="SchemaException">It has none.</exception>
    public static string Of(FieldInfo field) => Of(field.Module.Assembly, $"F:{NameOf(field.DeclaringType!)}.{field.Name}");

    private static string Of(Assembly assembly, string member) =>
        Read.GetOrAdd(assembly, Summaries).TryGetValue(member, out var summary) && summary.Length > 0
            ? summary
            : throw new SchemaException($"{member[2..]} has no summary; say in a doc comment what it is, since users read it in kubectl explain");

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static Dictionary<string, string> Summaries(Assembly assembly) =>
        XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(m => m.Attribute("name")!.Value, m => m.Element("summary") is { } summary ? Space().Replace(Text(summary), " ").Trim() : "");

    /// <summary>Plain text: a reference becomes the last part of the name that it points to, a parameter the JSON field, other markup falls away.</summary>
    private static string Text(XElement element) => string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } see => (see.Attribute("cref") ?? see.Attribute("langword"))?.Value.Split('.', ':')[^1] ?? Text(see),
        XElement { Name.LocalName: "paramref" } parameter => JsonNamingPolicy.CamelCase.ConvertName(parameter.Attribute("name")!.Value),
        XElement other => Text(other),
        _ => "",
    }));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
