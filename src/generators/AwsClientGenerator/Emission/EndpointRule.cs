using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AwsClientGenerator.Models;

namespace AwsClientGenerator.Emission;

/// <summary>Turns the conditions and endpoints of a rule set into C# expressions.</summary>
internal static partial class EndpointRule
{
    /// <summary>What every rule set calls the partition of the region that is asked for.</summary>
    internal const string PartitionResult = "PartitionResult";

    private static readonly Dictionary<string, string> Types = new()
    {
        ["Region"] = "string",
        ["UseDualStack"] = "bool?",
        ["UseFIPS"] = "bool?",
        ["Endpoint"] = "string",
        ["UseGlobalEndpoint"] = "bool?",
    };

    /// <summary>The parameters that the rules ask for, with their types.</summary>
    internal static IEnumerable<(string Name, string Type)> ParametersOf(IReadOnlyList<JsonObject> rules)
    {
        var text = string.Concat(rules.Select(rule => rule.ToJsonString()));
        return Types.Where(entry => text.Contains($"{{\"ref\":\"{entry.Key}\"}}", StringComparison.Ordinal)).Select(entry => (entry.Key, entry.Value));
    }

    /// <summary>A condition, as an expression of type <c>bool</c>.</summary>
    /// <exception cref="NotSupportedException">The rule set uses a function that no selected service has used yet.</exception>
    internal static string Condition(JsonObject call)
    {
        var arguments = call["argv"]!.AsArray();
        return call.Text("fn") switch
        {
            "isSet" => $"!string.IsNullOrEmpty({Operand(arguments[0])})",
            "not" => $"!({Condition(arguments[0]!.AsObject())})",
            "stringEquals" => $"{Operand(arguments[0])} == {Operand(arguments[1])}",
            "booleanEquals" => BooleanEquals(Operand(arguments[0]), Operand(arguments[1])),
            "aws.partition" when (Operand(arguments[0]), call.Text("assign")) == ("region", PartitionResult) => $"{Names.Local(PartitionResult)} != null",
            var function => throw new NotSupportedException($"The endpoint rules call {function}, which the generator does not know."),
        };
    }

    /// <summary>An endpoint, as an expression of that type.</summary>
    internal static string Endpoint(JsonObject endpoint)
    {
        var url = endpoint["url"] is JsonObject reference ? Operand(reference) : Template(endpoint.Text("url"));
        var schemes = endpoint.Section("properties").Objects("authSchemes").ToList();
        return schemes switch
        {
            [] => $"new Endpoint({url})",
            [var scheme] when scheme.Text("name") == "sigv4" => $"Sigv4Endpoint.Create({url}, {Template(scheme.Text("signingRegion"))})",
            _ => throw new NotSupportedException($"The endpoint {url} is signed in a way that the generator does not know."),
        };
    }

    private static string BooleanEquals(string left, string right) => (left, right) switch
    {
        ("true", _) => right,
        (_, "true") => left,
        ("false", _) => $"!{right}",
        (_, "false") => $"!{left}",
        _ => $"{left} == {right}",
    };

    private static string Operand(JsonNode? argument) => argument switch
    {
        JsonObject call when call.OptionalText("fn") == "getAttr" => $"{Operand(call["argv"]![0])}.{call["argv"]![1]!.GetValue<string>()}",
        JsonObject reference => Names.Local(reference.Text("ref")),
        _ => argument!.ToJsonString(),
    };

    /// <summary><c>https://ec2.{Region}.{PartitionResult#dnsSuffix}</c>, as an interpolated string.</summary>
    private static string Template(string template)
    {
        var interpolated = Hole().Replace(template, hole => $"{{{Names.Local(hole.Groups[1].Value)}{hole.Groups[2].Value.Replace('#', '.')}}}");
        return interpolated == template ? $"\"{template}\"" : $"$\"{interpolated}\"";
    }

    [GeneratedRegex(@"\{(\w+)(#\w+)?\}")]
    private static partial Regex Hole();
}
