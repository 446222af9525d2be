using Amazon.Runtime;

namespace QueryProtocol;

/// <summary>One walk over the pages of a listing.</summary>
/// <param name="request">Carries the marker of the next page; changed on the way.</param>
/// <param name="fetch">Fetches the page that <paramref name="request"/> points at.</param>
/// <param name="advance">Points the request at the page after this one; false after the last.</param>
internal sealed class Pages<TResponse>(
    AmazonWebServiceRequest request, Func<CancellationToken, Task<TResponse>> fetch, Func<TResponse, bool> advance) : IPaginator<TResponse>
{
    private int taken;

    /// <exception cref="InvalidOperationException">The pages were walked before.</exception>
    public async IAsyncEnumerable<TResponse> PaginateAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref taken, 1) != 0)
            throw new InvalidOperationException("A paginator is good for one walk; make a new one.");

        PaginatorUtils.SetUserAgentAdditionOnRequest(request);
        TResponse page;
        do
        {
            page = await fetch(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        }
        while (advance(page));
    }
}
