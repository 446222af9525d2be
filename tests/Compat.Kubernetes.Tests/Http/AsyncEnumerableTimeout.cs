using System.Runtime.CompilerServices;

namespace KubernetesClientTests.Http;

internal static class AsyncEnumerableTimeout
{
    /// <summary>Fails when the next item takes longer than this, so that a broken watch ends the test and not the patience.</summary>
    public static async IAsyncEnumerable<T> WithTimeout<T>(
        this IAsyncEnumerable<T> source, TimeSpan timeout, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var items = source.GetAsyncEnumerator(cancellationToken);
        while (await items.MoveNextAsync().AsTask().WaitAsync(timeout, cancellationToken))
            yield return items.Current;
    }
}
