using System.Globalization;
using System.Text.Json.Nodes;

namespace RoleOperator.AwsSimulator.Protocol;

/// <summary>
/// Holds an input against the constraints of AWS's model, before any handler sees it: what is required, lengths, ranges, patterns and enums.
/// AWS names every breach in one message.
/// </summary>
public static class Constraints
{
    /// <summary>Checks the input of an operation.</summary>
    /// <exception cref="AwsErrorException">ValidationError; for EC2 MissingParameter or InvalidParameterValue.</exception>
    public static void Check(Operation operation, JsonObject input)
    {
        if (operation.Input is not { } shape)
            return;
        List<Breach> breaches = [.. OfStructure(operation.Service, operation.Service[shape], input, "")];
        if (breaches.Count == 0)
            return;
        throw operation.Service.IsEc2
            ? OfEc2(breaches[0])
            : new AwsErrorException(
                "ValidationError",
                $"{breaches.Count} validation error{(breaches.Count == 1 ? "" : "s")} detected: {string.Join("; ", breaches.Select(breach => breach.Text))}",
                400);
    }

    private static IEnumerable<Breach> OfStructure(ServiceModel service, Shape shape, JsonObject value, string at)
    {
        foreach (var member in shape.Members)
        {
            var path = at + char.ToLowerInvariant(member.Name[0]) + member.Name[1..];
            if (value[member.Name] is { } given)
                foreach (var breach in OfValue(service, service[member.Shape], given, path))
                    yield return breach;
            else if (shape.Required.Contains(member.Name))
                yield return new Breach(path, null, "Member must not be null");
        }
    }

    private static IEnumerable<Breach> OfValue(ServiceModel service, Shape shape, JsonNode value, string at) => shape.Type switch
    {
        "structure" => OfStructure(service, shape, value.AsObject(), $"{at}."),
        "list" => OfSize(shape, value.AsArray().Count, "length", value, at)
            .Concat(value.AsArray().SelectMany((item, index) => OfValue(service, service[shape.Item!.Shape], item!, $"{at}.{index + 1}.member"))),
        "integer" or "long" => OfSize(shape, value.GetValue<long>(), "value", value, at),
        "string" => OfString(service, shape, value.GetValue<string>(), value, at),
        _ => [],
    };

    // Of EC2's enums the model keeps only some values: one that it lacks may well be AWS's.
    private static IEnumerable<Breach> OfString(ServiceModel service, Shape shape, string text, JsonNode value, string at)
    {
        foreach (var breach in OfSize(shape, text.Length, "length", value, at))
            yield return breach;
        if (shape.Pattern is { } pattern && !pattern.IsMatch(text))
            yield return new Breach(at, value, $"Member must satisfy regular expression pattern: {shape.PatternText}");
        if (shape.Values.Count > 0 && !service.IsEc2 && !shape.Values.Contains(text))
            yield return new Breach(at, value, $"Member must satisfy enum value set: [{string.Join(", ", shape.Values)}]");
    }

    private static IEnumerable<Breach> OfSize(Shape shape, long size, string what, JsonNode value, string at)
    {
        if (size > shape.Max)
            yield return new Breach(at, value, string.Create(CultureInfo.InvariantCulture, $"Member must have {what} less than or equal to {shape.Max}"));
        if (size < shape.Min)
            yield return new Breach(at, value, string.Create(CultureInfo.InvariantCulture, $"Member must have {what} greater than or equal to {shape.Min}"));
    }

    private static AwsErrorException OfEc2(Breach breach) => breach.Value is null
        ? new AwsErrorException("MissingParameter", $"The request must contain the parameter {breach.Path}", 400)
        : new AwsErrorException("InvalidParameterValue", $"Value ( {Show(breach.Value)} ) for parameter {breach.Path} is invalid. {breach.Rule}", 400);

    private static string Show(JsonNode value) => value switch
    {
        JsonArray items => $"[{string.Join(", ", items.Select(item => Show(item!)))}]",
        JsonObject members =>
            $"({string.Join(", ", members.Select(member => $"{char.ToLowerInvariant(member.Key[0])}{member.Key[1..]}={Show(member.Value!)}"))})",
        _ => value.ToString(),
    };

    private sealed record Breach(string Path, JsonNode? Value, string Rule)
    {
        public string Text => $"{(Value is null ? "Value null" : $"Value '{Show(Value)}'")} at '{Path}' failed to satisfy constraint: {Rule}";
    }
}
