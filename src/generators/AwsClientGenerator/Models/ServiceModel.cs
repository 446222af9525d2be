using System.Text.Json.Nodes;

namespace AwsClientGenerator.Models;

/// <summary>A service to generate: its trimmed model and the selection that it was trimmed by.</summary>
public sealed class ServiceModel
{
    private readonly IReadOnlyDictionary<string, Shape> shapes;

    private ServiceModel(Selection selection, JsonObject model)
    {
        Selection = selection;
        var metadata = model.Section("metadata");
        Source = model.Text("source");
        Version = metadata.Text("apiVersion");
        ServiceId = metadata.Text("serviceId");
        SigningName = metadata.OptionalText("signingName") ?? metadata.Text("endpointPrefix");
        IsEc2 = metadata.Text("protocol") == "ec2";
        shapes = model.Section("shapes").ToDictionary(entry => entry.Key, entry => Shape.Read(entry.Key, entry.Value!.AsObject()));
        Operations = [.. model.Section("operations").Select(entry =>
            Operation.Read(entry.Key, entry.Value!.AsObject(), model.Section("pagination")[entry.Key]?.AsObject()))];
        EndpointRules = [.. model.Section("endpoints").Objects("rules")];
    }

    /// <summary>What was selected and how it is named.</summary>
    public Selection Selection { get; }

    /// <summary>Where the model comes from: <c>botocore 1.43.11</c>.</summary>
    public string Source { get; }

    /// <summary>The API version: <c>2010-05-08</c>.</summary>
    public string Version { get; }

    /// <summary>The service's id, which names its settings: <c>IAM</c> in <c>AWS_ENDPOINT_URL_IAM</c>.</summary>
    public string ServiceId { get; }

    /// <summary>The service in a signature's scope: <c>iam</c>.</summary>
    public string SigningName { get; }

    /// <summary>True for the ec2 protocol, false for query.</summary>
    public bool IsEc2 { get; }

    /// <summary>The operations, by name.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>The endpoint rule set, in the model's own terms.</summary>
    public IReadOnlyList<JsonObject> EndpointRules { get; }

    /// <summary>All shapes of one sort, by name.</summary>
    public IEnumerable<T> ShapesOf<T>() where T : Shape => shapes.Values.OfType<T>().OrderBy(shape => shape.Name, StringComparer.Ordinal);

    /// <summary>A shape by its name.</summary>
    public Shape this[string name] => shapes[name];

    /// <summary>The members of a request or a result; none for null.</summary>
    public IReadOnlyList<Member> MembersOf(string? structure) => structure is null ? [] : ((Shape.Structure)shapes[structure]).Members;

    /// <summary>The structures that requests reach, and those that replies reach.</summary>
    public (IReadOnlySet<string> Sent, IReadOnlySet<string> Received) Directions()
    {
        var sent = new HashSet<string>();
        var received = new HashSet<string>();
        foreach (var operation in Operations)
        {
            foreach (var member in MembersOf(operation.Input))
                Reach(member.Shape, sent);
            if (Selection.WrapResult.ContainsKey(operation.Name))
                Reach(operation.Output!, received);
            foreach (var member in MembersOf(operation.Output))
                Reach(member.Shape, received);
        }

        return (sent, received);
    }

    /// <summary>Joins a selection with the model that was trimmed by it.</summary>
    /// <param name="selectionText">The <c>*.selection.json</c> file.</param>
    /// <param name="modelText">The <c>*.model.json</c> file.</param>
    public static ServiceModel Read(string selectionText, string modelText) => new(Selection.Read(Json.Parse(selectionText)), Json.Parse(modelText));

    private void Reach(string name, HashSet<string> reached)
    {
        switch (shapes[name])
        {
            case Shape.Structure structure when reached.Add(name):
                foreach (var member in structure.Members)
                    Reach(member.Shape, reached);
                break;
            case Shape.List list:
                Reach(list.Item, reached);
                break;
            case Shape.Map map:
                Reach(map.Value, reached);
                break;
            default:
                break;
        }
    }
}
