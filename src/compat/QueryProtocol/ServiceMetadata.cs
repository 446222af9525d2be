using Amazon.Runtime.Internal;

namespace QueryProtocol;

internal sealed record ServiceMetadata(string ServiceId) : IServiceMetadata
{
    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
