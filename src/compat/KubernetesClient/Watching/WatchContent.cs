using System.Net;

namespace k8s;

/// <summary>The content of a watch response: lines of JSON that go on until either side ends them. Nothing is buffered.</summary>
internal sealed class WatchContent(HttpContent origin) : HttpContent
{
    public async Task<TextReader> OpenAsync(CancellationToken cancellationToken) =>
        new StreamReader(await origin.ReadAsStreamAsync(cancellationToken));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => origin.CopyToAsync(stream, context);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            origin.Dispose();
        base.Dispose(disposing);
    }
}
