using System.Net;
using System.Text;
using k8s;
using RoleOperator.Core.Resources;

namespace RoleOperator.Benchmarks;

/// <summary>The measure of all lists: the same pages over the same connection, read and thrown away.</summary>
internal sealed class BareList(string @namespace) : IDisposable
{
    private const int PageSize = 500;

    private readonly k8s.Kubernetes client = new(KubernetesClientConfiguration.BuildDefaultConfig());

    /// <summary>Reads every page.</summary>
    /// <returns>How many bytes came.</returns>
    public async Task<long> ReadAsync(CancellationToken ct)
    {
        var (bytes, next) = (0L, "");
        do
        {
            var path = $"apis/{ResourceKind.Group}/{ResourceKind.Version}/namespaces/{@namespace}/{ResourceKind.Role.Plural}?limit={PageSize}&continue={next}";
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.BaseUri, path)) { Version = HttpVersion.Version20 };
            if (client.Credentials is { } credentials) await credentials.ProcessHttpRequestAsync(request, ct);
            using var response = await client.HttpClient.SendAsync(request, ct);
            var page = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(ct);
            bytes += page.Length;
            next = Uri.EscapeDataString(ContinueOf(page));
        }
        while (next.Length > 0);
        return bytes;
    }

    public void Dispose() => client.Dispose();

    /// <summary>
    /// The token stands in the list's metadata, before or behind the items. Looking for it in the text costs nothing, unlike parsing the page.
    /// </summary>
    private static string ContinueOf(ReadOnlySpan<byte> page)
    {
        var (items, end) = (page.IndexOf("\"items\""u8), page.LastIndexOf((byte)']'));
        return TokenIn(page[..Math.Max(items, 0)]) ?? TokenIn(page[(end + 1)..]) ?? "";
    }

    private static string? TokenIn(ReadOnlySpan<byte> text)
    {
        var field = "\"continue\":\""u8;
        var start = text.IndexOf(field);
        if (start < 0) return null;
        var token = text[(start + field.Length)..];
        return Encoding.UTF8.GetString(token[..token.IndexOf((byte)'"')]);
    }
}
