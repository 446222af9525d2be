using AwsClientGenerator.Models;

namespace AwsClientGenerator.Emission;

/// <summary>Writes the client class and its interface.</summary>
internal static class ClientClassEmitter
{
    private static readonly string[] Usings =
        ["Amazon.Runtime", "Amazon.Runtime.Endpoints", "Amazon.Runtime.Internal", "System.Threading", "System.Threading.Tasks"];

    internal static SourceFile Interface(ServiceModel service, TypeNames names)
    {
        var file = new SourceFile(service.Source, names.Root, [.. Usings, names.Models]);
        file.Line();
        file.Block($"public partial interface {names.Interface} : IAmazonService, IDisposable", () =>
        {
            if (service.Selection.Paginators is not null)
                file.Line($"I{names.PaginatorFactory} Paginators {{ get; }}");
            foreach (var operation in service.Operations)
            {
                if (service.Selection.WithoutRequest.Contains(operation.Name))
                    file.Line($"{Signature(operation, withRequest: false)};");
                file.Line($"{Signature(operation, withRequest: true)};");
            }

            file.Line("Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);");
            file.Line($"static ClientConfig IAmazonService.CreateDefaultClientConfig() => new {names.Config}();");
            file.Line("static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>");
            file.Line($"    new {names.Client}(awsCredentials, ({names.Config})clientConfig);");
        });
        return file;
    }

    internal static SourceFile Client(ServiceModel service, TypeNames names)
    {
        var file = new SourceFile(service.Source, names.Root, [.. Usings, names.Models, names.Internals, "QueryProtocol"]);
        file.Line();
        file.Block($"public partial class {names.Client} : AmazonServiceClient, {names.Interface}", () =>
        {
            Constructors(file, names);
            Plumbing(file, service, names);
            file.Declare(service.Operations, operation => Call(file, service, operation));
        });
        return file;
    }

    private static void Constructors(SourceFile file, TypeNames names)
    {
        const string Credentials = "AWSCredentials credentials";
        const string Keys = "string awsAccessKeyId, string awsSecretAccessKey";
        const string Session = $"{Keys}, string awsSessionToken";

        file.Line($"public {names.Client}() : base(new {names.Config}()) {{ }}");
        file.Line($"public {names.Client}(RegionEndpoint region) : base(new {names.Config} {{ RegionEndpoint = region }}) {{ }}");
        file.Line($"public {names.Client}({names.Config} config) : base(config) {{ }}");
        foreach (var (parameters, arguments) in ((string, string)[])[
            (Credentials, "credentials"),
            (Keys, "awsAccessKeyId, awsSecretAccessKey"),
            (Session, "awsAccessKeyId, awsSecretAccessKey, awsSessionToken")])
        {
            file.Line($"public {names.Client}({parameters}) : this({arguments}, new {names.Config}()) {{ }}");
            file.Line(
                $"public {names.Client}({parameters}, RegionEndpoint region) : this({arguments}, new {names.Config} {{ RegionEndpoint = region }}) {{ }}");
            file.Line($"public {names.Client}({parameters}, {names.Config} clientConfig) : base({arguments}, clientConfig) {{ }}");
        }
    }

    private static void Plumbing(SourceFile file, ServiceModel service, TypeNames names)
    {
        if (service.Selection.Paginators is not null)
        {
            file.Line();
            file.Line($"public I{names.PaginatorFactory} Paginators => new {names.PaginatorFactory}(this);");
        }

        file.Line();
        file.Line($"protected override IServiceMetadata ServiceMetadata {{ get; }} = new ServiceMetadata(\"{service.ServiceId}\");");
        file.Line();
        file.Block("protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)", () =>
        {
            file.Line("pipeline.RemoveHandler<EndpointResolver>();");
            file.Line("pipeline.AddHandlerAfter<Marshaller>(new EndpointHandler());");
            file.Line("pipeline.AddHandlerAfter<Marshaller>(new SigningHandler());");
        });
        file.Line();
        file.Line("public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>");
        file.Line("    Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));");
    }

    private static void Call(SourceFile file, ServiceModel service, Operation operation)
    {
        if (service.Selection.WithoutRequest.Contains(operation.Name))
        {
            file.Line($"public virtual {Signature(operation, withRequest: false)} =>");
            file.Line($"    {operation.Name}Async(new {TypeNames.RequestOf(operation)}(), cancellationToken);");
            file.Line();
        }

        file.Line($"public virtual {Signature(operation, withRequest: true)} =>");
        file.Line($"    InvokeAsync<{TypeNames.ResponseOf(operation)}>(request, {TypeNames.WireOf(operation)}.Options, cancellationToken);");
    }

    private static string Signature(Operation operation, bool withRequest)
    {
        var request = withRequest ? $"{TypeNames.RequestOf(operation)} request, " : "";
        return $"Task<{TypeNames.ResponseOf(operation)}> {operation.Name}Async({request}CancellationToken cancellationToken = default)";
    }
}
