using System.Text.Json.Nodes;

namespace AwsClientGenerator.Models;

/// <summary>An operation of the service.</summary>
/// <param name="Name">The name, which is also the <c>Action</c> on the wire.</param>
/// <param name="Input">The shape of the request; null when it takes nothing.</param>
/// <param name="Output">The shape of the result; null when it answers nothing.</param>
/// <param name="ResultElement">The element that holds the result; null when the root does.</param>
/// <param name="Errors">The names of the exceptions it may answer.</param>
/// <param name="Paging">How its pages follow one another; null when it has none.</param>
public sealed record Operation(
    string Name, string? Input, string? Output, string? ResultElement, IReadOnlyList<string> Errors, Paging? Paging)
{
    /// <summary>Reads an operation of the model.</summary>
    public static Operation Read(string name, JsonObject operation, JsonObject? paging) => new(
        name,
        operation["input"]?.AsObject().Text("shape"),
        operation["output"]?.AsObject().Text("shape"),
        operation.Section("output").OptionalText("resultWrapper"),
        [.. operation.Objects("errors").Select(error => error.Text("shape"))],
        paging is null ? null : Paging.Read(paging));
}

/// <summary>How the pages of a listing follow one another.</summary>
/// <param name="InputToken">The request's member that takes the marker.</param>
/// <param name="OutputToken">The response's member that gives the next one.</param>
/// <param name="MoreResults">The response's member that says whether there are more; null where the marker alone says it.</param>
/// <param name="Results">The response's members that hold the items.</param>
public sealed record Paging(string InputToken, string OutputToken, string? MoreResults, IReadOnlyList<string> Results)
{
    internal static Paging Read(JsonObject paging) => new(
        paging.Text("input_token"), paging.Text("output_token"), paging.OptionalText("more_results"), [.. Json.Strings(paging["result_key"])]);
}
