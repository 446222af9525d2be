using System.Text.Json.Nodes;

namespace RoleOperator.AwsSimulator.Protocol;

/// <summary>One service as AWS's own model describes it: its operations, the shapes of requests and replies, its error codes.</summary>
public sealed class ServiceModel
{
    private static readonly Lazy<IReadOnlyDictionary<string, ServiceModel>> Known = new(() =>
        new[] { "iam", "sts", "ec2" }.ToDictionary(name => name, Read, StringComparer.Ordinal));

    private readonly Dictionary<string, Shape> shapes;

    private ServiceModel(string name, JsonObject json)
    {
        var errors = json["shapes"]!.AsObject()
            .Where(shape => shape.Value!["exception"] is not null)
            .ToDictionary(shape => shape.Key, shape => new ModelledError(
                (string?)shape.Value!["error"]?["code"] ?? shape.Key, (int?)shape.Value!["error"]?["httpStatusCode"] ?? 400));
        Name = name;
        Version = (string)json["metadata"]!["apiVersion"]!;
        IsEc2 = (string)json["metadata"]!["protocol"]! == "ec2";
        shapes = json["shapes"]!.AsObject().ToDictionary(shape => shape.Key, shape => Shape.Read(shape.Value!.AsObject()), StringComparer.Ordinal);
        Operations = json["operations"]!.AsObject().ToDictionary(
            operation => operation.Key,
            operation => new Operation(
                this,
                operation.Key,
                (string?)operation.Value!["input"]?["shape"],
                (string?)operation.Value!["output"]?["shape"],
                (string?)operation.Value!["output"]?["resultWrapper"],
                (operation.Value!["errors"] as JsonArray ?? [])
                    .Select(error => errors[(string)error!["shape"]!])
                    .ToDictionary(error => error.Code, StringComparer.Ordinal)),
            StringComparer.Ordinal);
    }

    /// <summary>The name of the service in credential scopes: iam, sts or ec2.</summary>
    public string Name { get; }

    /// <summary>The API version that requests must name.</summary>
    public string Version { get; }

    /// <summary>True for the protocol "ec2", false for "query": the two differ in lists, envelopes and errors.</summary>
    public bool IsEc2 { get; }

    /// <summary>What the service can do, by the name of the Action.</summary>
    public IReadOnlyDictionary<string, Operation> Operations { get; }

    /// <summary>The services that are simulated, by name.</summary>
    public static IReadOnlyDictionary<string, ServiceModel> All => Known.Value;

    /// <summary>A shape by its name in the model.</summary>
    public Shape this[string shape] => shapes[shape];

    private static ServiceModel Read(string name)
    {
        using var stream = typeof(ServiceModel).Assembly.GetManifestResourceStream($"{name}.model.json")!;
        return new ServiceModel(name, JsonNode.Parse(stream)!.AsObject());
    }
}

/// <summary>An operation of a service.</summary>
/// <param name="Service">Whose it is.</param>
/// <param name="Name">Its name, such as CreateRole.</param>
/// <param name="Input">The shape of the request.</param>
/// <param name="Output">The shape of the reply; null where the reply has no result element.</param>
/// <param name="ResultWrapper">The element around the reply's members, for the protocol "query".</param>
/// <param name="Errors">The errors that AWS models for it, by code on the wire.</param>
public sealed record Operation(
    ServiceModel Service, string Name, string? Input, string? Output, string? ResultWrapper, IReadOnlyDictionary<string, ModelledError> Errors)
{
    /// <summary>As in an IAM policy: iam:CreateRole.</summary>
    public string Action => $"{Service.Name}:{Name}";
}

/// <summary>An error of the model.</summary>
/// <param name="Code">The code on the wire.</param>
/// <param name="Status">The HTTP status.</param>
public sealed record ModelledError(string Code, int Status);
