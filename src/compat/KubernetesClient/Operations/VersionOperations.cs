using k8s.Autorest;
using k8s.Models;

namespace k8s;

/// <inheritdoc cref="IVersionOperations"/>
internal sealed class VersionOperations(RequestSender sender) : IVersionOperations
{
    public Task<HttpOperationResponse<VersionInfo>> GetCodeWithHttpMessagesAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders, CancellationToken cancellationToken) =>
        sender.SendAsync<VersionInfo>(
            HttpMethod.Get,
            "version/",
            new Query(),
            null,
            customHeaders,
            cancellationToken);
}
