using AwsClientGenerator.Models;

namespace AwsClientGenerator.Emission;

/// <summary>Writes the client's configuration and the class that all requests share.</summary>
internal static class ConfigEmitter
{
    internal static SourceFile Config(ServiceModel service, TypeNames names)
    {
        var file = new SourceFile(
            service.Source, names.Root,
            "Amazon.Runtime", "Amazon.Runtime.Endpoints", "Amazon.Runtime.Internal", "Amazon.Util.Internal", names.Internals, "QueryProtocol");
        file.Line();
        file.Block($"public partial class {names.Config} : ClientConfig", () =>
        {
            file.Block($"public {names.Config}() : base(new DefaultConfigurationProvider(ConfigurationModes.All))", () =>
            {
                file.Line("base.ServiceId = ServiceId;");
                file.Line($"AuthenticationServiceName = \"{service.SigningName}\";");
                file.Line($"EndpointProvider = new {names.EndpointProvider}();");
            });
            file.Line();
            file.Line($"public static new string ServiceId => \"{service.ServiceId}\";");
            file.Line($"public override string RegionEndpointServiceName => \"{service.SigningName}\";");
            file.Line($"public override string ServiceVersion => \"{service.Version}\";");
            file.Line("public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId, \"4.0.0\");");
            file.Line();
            file.Line("public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>");
            file.Line("    EndpointHandler.Determine(this, parameters);");
        });
        return file;
    }

    internal static SourceFile Request(ServiceModel service, TypeNames names)
    {
        var file = new SourceFile(service.Source, names.Root, "Amazon.Runtime");
        file.Line();
        file.Line($"public partial class {names.Request} : AmazonWebServiceRequest {{ }}");
        return file;
    }
}
