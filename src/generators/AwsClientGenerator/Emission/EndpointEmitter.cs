using System.Text.Json.Nodes;
using AwsClientGenerator.Models;

namespace AwsClientGenerator.Emission;

/// <summary>Writes the service's endpoint rules, which say where a request goes and for which region it is signed.</summary>
internal static class EndpointEmitter
{
    internal static SourceFile Parameters(ServiceModel service, TypeNames names)
    {
        var file = new SourceFile(service.Source, $"{names.Root}.Endpoints", "Amazon.Runtime.Endpoints");
        file.Line();
        file.Block($"public class {names.EndpointParameters} : EndpointParameters", () =>
        {
            foreach (var (name, type) in EndpointRule.ParametersOf(service.EndpointRules))
                file.Line($"public {type} {name} {{ get => ({type})this[\"{name}\"]; set => this[\"{name}\"] = value; }}");
        });
        return file;
    }

    internal static SourceFile Provider(ServiceModel service, TypeNames names)
    {
        var file = new SourceFile(
            service.Source, names.Internals,
            "Amazon.Runtime", "Amazon.Runtime.Endpoints", "QueryProtocol", "static Amazon.Runtime.Internal.Endpoints.StandardLibrary.Fn");
        file.Line();
        file.Block($"public class {names.EndpointProvider} : IEndpointProvider", () =>
            file.Block("public Endpoint ResolveEndpoint(EndpointParameters parameters)", () =>
            {
                foreach (var (name, type) in EndpointRule.ParametersOf(service.EndpointRules))
                    file.Line($"var {Names.Local(name)} = parameters[\"{name}\"] {(type == "string" ? "as string" : "is true")};");
                file.Line($"var {Names.Local(EndpointRule.PartitionResult)} = string.IsNullOrEmpty(region) ? null : Partition(region);");
                Rules(file, service.EndpointRules);
            }));
        return file;
    }

    /// <summary>The first rule whose conditions hold decides.</summary>
    private static void Rules(SourceFile file, IEnumerable<JsonObject> rules)
    {
        foreach (var rule in rules)
        {
            var conditions = rule.Objects("conditions").Select(EndpointRule.Condition).ToList();
            if (conditions.Count == 0)
            {
                Consequence(file, rule);
                return;
            }

            file.Block($"if ({string.Join(" && ", conditions)})", () => Consequence(file, rule));
        }

        file.Line("throw new AmazonClientException(\"No endpoint is known for this configuration\");");
    }

    private static void Consequence(SourceFile file, JsonObject rule)
    {
        switch (rule.Text("type"))
        {
            case "tree":
                Rules(file, rule.Objects("rules"));
                break;
            case "error":
                file.Line($"throw new AmazonClientException(\"{rule.Text("error")}\");");
                break;
            default:
                file.Line($"return {EndpointRule.Endpoint(rule.Section("endpoint"))};");
                break;
        }
    }
}
