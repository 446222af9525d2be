using System.Text.Json.Nodes;
using AwsClientGenerator.Models;

namespace AwsClientGenerator.Trimming;

/// <summary>Cuts a service's full model down to what is selected: shape data only, without a word of documentation.</summary>
public static class ModelTrimmer
{
    private static readonly string[] Metadata = ["apiVersion", "endpointPrefix", "protocol", "serviceId", "signingName"];
    private static readonly string[] MemberFacts = ["shape", "locationName", "queryName", "flattened", "xmlAttribute", "idempotencyToken"];
    private static readonly string[] ShapeFacts = ["type", "exception", "flattened", "timestampFormat", "required", "min", "max", "pattern"];
    private static readonly string[] RuleFacts = ["type", "conditions", "endpoint", "error"];

    /// <summary>Trims a model.</summary>
    /// <param name="selection">What to keep.</param>
    /// <param name="source">Where the model comes from, kept in the result.</param>
    /// <param name="service">The service's model.</param>
    /// <param name="paginators">Its listings.</param>
    /// <param name="endpoints">Its endpoint rule set.</param>
    /// <exception cref="InvalidDataException">The selection names something that the model does not have.</exception>
    public static JsonObject Trim(Selection selection, string source, JsonObject service, JsonObject paginators, JsonObject endpoints)
    {
        var operations = new JsonObject();
        var paging = new JsonObject();
        foreach (var name in selection.Operations.Order(StringComparer.Ordinal))
        {
            var operation = service.Section("operations")[name]?.AsObject()
                ?? throw new InvalidDataException($"{selection.Model} has no operation {name}.");
            operations[name] = Pick(operation, "input", "output", "errors") is var kept && kept["errors"] is JsonArray errors
                ? With(kept, "errors", new JsonArray([.. errors.Select(error => Pick(error!.AsObject(), "shape"))]))
                : kept;
            if (paginators.Section("pagination")[name] is JsonObject pages)
                paging[name] = Pick(pages, "input_token", "output_token", "more_results", "result_key");
        }

        return new JsonObject
        {
            ["source"] = source,
            ["metadata"] = Pick(service.Section("metadata"), Metadata),
            ["operations"] = operations,
            ["pagination"] = paging,
            ["endpoints"] = new JsonObject { ["rules"] = Rules(endpoints) },
            ["shapes"] = Shapes(selection, service.Section("shapes"), operations),
        };
    }

    private static JsonObject Shapes(Selection selection, JsonObject all, JsonObject operations)
    {
        var kept = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var operation in operations.Select(entry => entry.Value!.AsObject()))
            foreach (var use in operation.Objects("errors").Append(operation.Section("input")).Append(operation.Section("output")))
                if (use.OptionalText("shape") is { } name)
                    Keep(name);
        return new JsonObject(kept.Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Key, entry.Value)));

        void Keep(string name)
        {
            if (kept.ContainsKey(name))
                return;
            var shape = kept[name] = TrimShape(selection, name, all.Section(name));
            foreach (var use in shape.Section("members").Select(member => member.Value!.AsObject()))
                Keep(use.Text("shape"));
            foreach (var part in (string[])["member", "key", "value"])
                if (shape[part] is JsonObject use)
                    Keep(use.Text("shape"));
        }
    }

    private static JsonObject TrimShape(Selection selection, string name, JsonObject shape)
    {
        var kept = Pick(shape, ShapeFacts);
        if (shape["members"] is JsonObject members)
        {
            var wanted = selection.Members.GetValueOrDefault(name);
            RequireKnown(name, wanted, members.Select(member => member.Key));
            kept["members"] = new JsonObject(members
                .Where(member => wanted?.Contains(member.Key) ?? true)
                .Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, Pick(member.Value!.AsObject(), MemberFacts))));
        }

        foreach (var part in (string[])["member", "key", "value"])
            if (shape[part] is JsonObject use)
                kept[part] = Pick(use, MemberFacts);
        if (shape["error"] is JsonObject error)
            kept["error"] = Pick(error, "code", "httpStatusCode");
        if (shape["enum"] is JsonArray values)
        {
            var wanted = selection.Values.GetValueOrDefault(name);
            RequireKnown(name, wanted, Json.Strings(values));
            kept["enum"] = new JsonArray([.. values.Select(value => value!.GetValue<string>())
                .Where(value => wanted?.Contains(value) ?? true).Select(value => JsonValue.Create(value))]);
        }

        return kept;
    }

    private static JsonArray Rules(JsonObject ruleSet) => new([.. ruleSet.Objects("rules").Select(rule =>
        With(Pick(rule, RuleFacts), "rules", rule["rules"] is null ? null : Rules(rule)))]);

    private static JsonObject Pick(JsonObject from, params string[] names) => new(names
        .Where(name => from[name] is not null)
        .Select(name => KeyValuePair.Create(name, from[name]?.DeepClone())));

    private static JsonObject With(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
            json[name] = value;
        return json;
    }

    private static void RequireKnown(string shape, IReadOnlySet<string>? wanted, IEnumerable<string> known)
    {
        if (wanted?.Except(known).FirstOrDefault() is { } unknown)
            throw new InvalidDataException($"The selection asks for {unknown} of {shape}, which the model does not have.");
    }
}
