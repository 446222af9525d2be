using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.IdentityManagement;
using Amazon.Runtime;

namespace RoleOperator.AwsSimulator.Tests.Differential;

/// <summary>
/// What an end answered, without what must differ: ids are cut to their prefix, moments to whether they are there; arrays are sorted; documents are
/// read, and whether they came percent-encoded is kept apart.
/// </summary>
/// <param name="Members">The members of the reply, or Code, Status and Message of an error below Error.</param>
public sealed partial record Answer(JsonObject Members)
{
    /// <summary>True for a success.</summary>
    public bool IsSuccess => Members["Error"] is null;

    /// <summary>The error's code; null for a success.</summary>
    public string? Refusal => (string?)Members["Error"]?["Code"];

    /// <summary>Sends a step and reads the answer.</summary>
    public static async Task<Answer> OfAsync(Step step, AmazonIdentityManagementServiceClient iam)
    {
        try
        {
            var response = await step.Send(iam);
            var members = JsonSerializer.SerializeToNode(response, response.GetType())!.AsObject();
            foreach (var transport in (string[])["ResponseMetadata", "ContentLength", "HttpStatusCode"])
                members.Remove(transport);
            return new Answer((JsonObject)Normal("", members)!);
        }
        catch (AmazonServiceException error)
        {
            return new Answer(new JsonObject
            {
                ["Error"] = new JsonObject { ["Code"] = error.ErrorCode, ["Status"] = (int)error.StatusCode, ["Message"] = error.Message },
            });
        }
    }

    private static JsonNode? Normal(string name, JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .Select(member => KeyValuePair.Create(member.Key, Normal(member.Key, member.Value)))
            .Where(member => member.Value is not null)),
        JsonArray items => items.Count == 0
            ? null
            : new JsonArray([.. items.Select(item => Normal(name, item)).OrderBy(Key, StringComparer.Ordinal)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Text(name, value.GetValue<string>()),
        _ => node?.DeepClone(),
    };

    // What names an item, so that items of the same name are compared.
    private static string? Key(JsonNode? item) => item is JsonObject members
        ? (string?)(members["VersionId"] ?? members["InstanceProfileName"] ?? members["PolicyName"] ?? members["RoleName"] ?? members["Key"])
        : item?.ToJsonString();

    private static JsonNode? Text(string name, string text) => name switch
    {
        _ when name.EndsWith("Document", StringComparison.Ordinal) && text.Length > 0 => Document(text),
        _ when name.EndsWith("Date", StringComparison.Ordinal) => "(a moment)",
        "Marker" => "(a marker)",
        _ when name.EndsWith("Id", StringComparison.Ordinal) && name != "VersionId" && name != "DefaultVersionId" => $"{Id().Match(text).Groups[1].Value}#",
        _ => text,
    };

    private static JsonObject Document(string text)
    {
        var isEncoded = !text.TrimStart().StartsWith('{');
        return new JsonObject { ["IsEncoded"] = isEncoded, ["Text"] = JsonNode.Parse(isEncoded ? Uri.UnescapeDataString(text) : text) };
    }

    [GeneratedRegex("^(AROA|ANPA|AIPA)[A-Z0-9]{17}$")]
    private static partial Regex Id();
}
