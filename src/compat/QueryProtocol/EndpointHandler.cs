using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace QueryProtocol;

/// <summary>Gives the service's endpoint rules what they ask for. Takes the place of AWSSDK.Core's own resolver.</summary>
internal sealed class EndpointHandler : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        return new EndpointParameters
        {
            ["Region"] = requestContext.Request.AlternateEndpoint?.SystemName ?? config.RegionEndpoint?.SystemName ?? RegionOf(config),
            ["UseDualStack"] = config.UseDualstackEndpoint,
            ["UseFIPS"] = config.UseFIPSEndpoint,
            ["Endpoint"] = config.ServiceURL,
        };
    }

    /// <summary>Where only an address is configured, its region is asked for, or read out of the host name.</summary>
    private static string? RegionOf(IClientConfig config) => config switch
    {
        { ServiceURL: null or "" } => null,
        { AuthenticationRegion: { Length: > 0 } region } => region,
        _ => AWSSDKUtils.DetermineRegion(config.ServiceURL),
    };

    /// <summary>The endpoint a request would go to, without sending it.</summary>
    internal static Endpoint Determine(ClientConfig config, ServiceOperationEndpointParameters parameters)
    {
        var context = new RequestContext(false)
        {
            ClientConfig = config,
            OriginalRequest = parameters.Request,
            Request = new DefaultRequest(parameters.Request, config.ServiceId),
        };
        return new EndpointHandler().GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, null));
    }
}
