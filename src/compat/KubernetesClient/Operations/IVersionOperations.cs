using k8s.Autorest;
using k8s.Models;

namespace k8s;

/// <summary>The version of the API server.</summary>
public interface IVersionOperations
{
    Task<HttpOperationResponse<VersionInfo>> GetCodeWithHttpMessagesAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>>? customHeaders = null, CancellationToken cancellationToken = default);
}
