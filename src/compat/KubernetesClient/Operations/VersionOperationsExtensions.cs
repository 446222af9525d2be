using k8s.Models;

namespace k8s;

/// <summary>The operations of <see cref="IVersionOperations"/> that return the object itself, and the watches as streams.</summary>
public static class VersionOperationsExtensions
{
    public static async Task<VersionInfo> GetCodeAsync(this IVersionOperations operations, CancellationToken cancellationToken = default)
    {
        using var response = await operations.GetCodeWithHttpMessagesAsync(null, cancellationToken);
        return response.Body;
    }
}
