using System.Globalization;
using System.Text.Json.Nodes;

namespace RoleOperator.AwsSimulator.Protocol;

/// <summary>
/// The parameters of a request as a tree, read along the operation's input shape: Tags.member.1.Key for the protocol "query",
/// Filter.1.Value.1 for "ec2". What the shape does not know is left out, as AWS does.
/// </summary>
public sealed class QueryRequest(ServiceModel service, IReadOnlyDictionary<string, string> form)
{
    /// <summary>The input of an operation.</summary>
    /// <exception cref="AwsErrorException">A value is not of the type that the model asks for.</exception>
    public JsonObject Read(Operation operation) =>
        operation.Input is { } input && Structure(service[input], "") is JsonObject read ? read : [];

    private JsonNode? Value(Member use, string at)
    {
        var shape = service[use.Shape];
        return shape.Type switch
        {
            "structure" => Structure(shape, at),
            "list" => List(shape, at),
            "map" => throw new NotSupportedException("No request of the simulated services carries a map."),
            _ => form.TryGetValue(at, out var text) ? Scalar(shape, at, text) : null,
        };
    }

    private JsonObject? Structure(Shape shape, string at)
    {
        if (at.Length > 0 && !form.Keys.Any(key => key.StartsWith($"{at}.", StringComparison.Ordinal)))
            return null;
        var read = new JsonObject();
        foreach (var member in shape.Members)
            if (Value(member, Join(at, WireName(member))) is { } value)
                read[member.Name] = value;
        return read;
    }

    // An empty list is sent as "Tags="; a flattened one never carries the word "member".
    private JsonArray? List(Shape shape, string at)
    {
        var prefix = service.IsEc2 ? at : $"{at}.member";
        var items = new JsonArray();
        for (var number = 1; Value(shape.Item!, string.Create(CultureInfo.InvariantCulture, $"{prefix}.{number}")) is { } item; number++)
            items.Add(item);
        return items.Count > 0 || form.ContainsKey(at) ? items : null;
    }

    private static JsonValue Scalar(Shape shape, string at, string text) => shape.Type switch
    {
        "integer" or "long" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : throw new AwsErrorException("MalformedInput", $"{at}: '{text}' is not an integer.", 400),
        "boolean" => text switch
        {
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ => throw new AwsErrorException("MalformedInput", $"{at}: '{text}' is not true or false.", 400),
        },
        _ => JsonValue.Create(text),
    };

    // EC2 writes the first letter of every name large, whatever the reply's element is called.
    private string WireName(Member member) => service.IsEc2 && member.Location is { } location
        ? char.ToUpperInvariant(location[0]) + location[1..]
        : service.IsEc2 ? member.Name : member.Location ?? member.Name;

    private static string Join(string at, string name) => at.Length == 0 ? name : $"{at}.{name}";
}
