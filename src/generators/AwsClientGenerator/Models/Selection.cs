using System.Text.Json.Nodes;

namespace AwsClientGenerator.Models;

/// <summary>
/// What of a service is wanted and how the official SDK names it: a <c>*.selection.json</c> file, written by hand. Where the
/// official names differ from the model's, they are the SDK's own customizations of that service.
/// </summary>
/// <param name="Model">The model's folder: <c>iam/2010-05-08</c>.</param>
/// <param name="Assembly">The stand-in's assembly; null when the code is generated for a test alone.</param>
/// <param name="Namespace">The official root namespace.</param>
/// <param name="Name">The service in type names: <c>Amazon{Name}Client</c>.</param>
/// <param name="Paginators">The service in the paginator factory's name; null when it has none.</param>
/// <param name="Rename">Shapes that the official SDK renames.</param>
/// <param name="WithoutRequest">Operations with an overload that takes no request.</param>
/// <param name="WrapResult">Operations whose response holds the output shape as one member of this name.</param>
/// <param name="Constructors">By class, the lists of members that a constructor sets, beside the one without parameters.</param>
/// <param name="Operations">The operations wanted.</param>
/// <param name="Members">The members to keep of a shape; all of a shape that is not listed.</param>
/// <param name="Values">The values to keep of an enumeration; all of one that is not listed.</param>
public sealed record Selection(
    string Model,
    string? Assembly,
    string Namespace,
    string Name,
    string? Paginators,
    IReadOnlyDictionary<string, string> Rename,
    IReadOnlySet<string> WithoutRequest,
    IReadOnlyDictionary<string, string> WrapResult,
    ILookup<string, IReadOnlyList<string>> Constructors,
    IReadOnlySet<string> Operations,
    IReadOnlyDictionary<string, IReadOnlySet<string>> Members,
    IReadOnlyDictionary<string, IReadOnlySet<string>> Values)
{
    /// <summary>Reads a selection.</summary>
    /// <param name="file">The parsed file.</param>
    public static Selection Read(JsonObject file) => new(
        file.Text("model"),
        file.OptionalText("assembly"),
        file.Text("namespace"),
        file.Text("name"),
        file.OptionalText("paginators"),
        file.Texts("rename"),
        file.List("withoutRequest"),
        file.Texts("wrapResult"),
        file.Section("constructors")
            .SelectMany(entry => entry.Value!.AsArray().Select(form => (Class: entry.Key, Members: Json.Strings(form))))
            .ToLookup(form => form.Class, IReadOnlyList<string> (form) => [.. form.Members]),
        file.List("operations"),
        file.Section("members").ToDictionary(entry => entry.Key, entry => Json.Strings(entry.Value)),
        file.Section("values").ToDictionary(entry => entry.Key, entry => Json.Strings(entry.Value)));
}
