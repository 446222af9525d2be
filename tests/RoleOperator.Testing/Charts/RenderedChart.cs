using System.Text.Json.Nodes;

namespace RoleOperator.Testing.Charts;

/// <summary>The objects of a rendered chart, in the order in which Helm installs them.</summary>
/// <param name="text">One JSON object a line.</param>
public sealed class RenderedChart(string text)
{
    /// <summary>As the renderer printed them.</summary>
    public string Text => text;

    /// <summary>All of them.</summary>
    public IReadOnlyList<JsonObject> Objects { get; } =
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    /// <summary>The container of the operator.</summary>
    public JsonObject Container => One("Deployment")["spec"]!["template"]!["spec"]!["containers"]![0]!.AsObject();

    /// <summary>The operator's command line.</summary>
    public IReadOnlyList<string> Arguments => [.. Container["args"]!.AsArray().Select(argument => argument!.GetValue<string>())];

    /// <summary>The service account under which the operator runs.</summary>
    public string ServiceAccountName => One("Deployment")["spec"]!["template"]!["spec"]!["serviceAccountName"]!.GetValue<string>();

    /// <summary>Those of a kind.</summary>
    public IEnumerable<JsonObject> OfKind(string kind) => Objects.Where(o => o["kind"]!.GetValue<string>() == kind);

    /// <summary>The only one of a kind.</summary>
    public JsonObject One(string kind) => OfKind(kind).Single();
}

/// <summary>One verb on one resource, as RBAC knows them.</summary>
/// <param name="Verb">Such as get.</param>
/// <param name="Group">The API group.</param>
/// <param name="Resource">The plural, with the subresource after a slash.</param>
public sealed record Permission(string Verb, string Group, string Resource)
{
    internal static IEnumerable<Permission> Of(JsonNode? rule) =>
        from verb in Texts(rule, "verbs")
        from @group in Texts(rule, "apiGroups")
        from resource in Texts(rule, "resources")
        select new Permission(verb, @group, resource);

    /// <summary>What a request needed.</summary>
    public static Permission Of(AuditedRequest request) => new(request.Verb, request.Group, request.Resource);

    public override string ToString() => $"{Verb} {Resource}.{Group}";

    private static IEnumerable<string> Texts(JsonNode? rule, string field) => rule![field]!.AsArray().Select(text => text!.GetValue<string>());
}
