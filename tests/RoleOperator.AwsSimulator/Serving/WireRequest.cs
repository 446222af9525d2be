using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace RoleOperator.AwsSimulator.Serving;

/// <summary>A request as it came over the wire, read whole: the signature covers all of it.</summary>
/// <param name="Method">POST; AWS's query protocol allows GET too.</param>
/// <param name="Path">The path, still encoded.</param>
/// <param name="Query">The query string without its question mark, still encoded.</param>
/// <param name="Headers">Headers by name, without regard to case; several values of one name are joined by a comma.</param>
/// <param name="Body">The body.</param>
public sealed record WireRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    private IReadOnlyDictionary<string, string>? form;

    /// <summary>The query string and the form, still encoded.</summary>
    public string FormText { get; } = Query.Length == 0 ? Encoding.UTF8.GetString(Body) : $"{Query}&{Encoding.UTF8.GetString(Body)}";

    /// <summary>The parameters of the query string and of the form.</summary>
    public IReadOnlyDictionary<string, string> Form => form ??= ReadForm(FormText);

    /// <summary>Reads an HTTP request.</summary>
    public static async Task<WireRequest> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return new WireRequest(
            request.Method,
            request.Path.ToUriComponent(),
            request.QueryString.Value is { Length: > 0 } query ? query[1..] : "",
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
    }

    private static Dictionary<string, string> ReadForm(string text)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            form[WebUtility.UrlDecode(cut < 0 ? pair : pair[..cut])] = cut < 0 ? "" : WebUtility.UrlDecode(pair[(cut + 1)..]);
        }

        return form;
    }
}
