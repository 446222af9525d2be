using RoleOperator.AwsSimulator.Protocol;

namespace RoleOperator.AwsSimulator.Serving;

/// <summary>What an Authorization header of signature version 4 says.</summary>
/// <param name="AccessKeyId">The key.</param>
/// <param name="Date">The day of the credential scope: 20261122.</param>
/// <param name="Region">The region of the scope.</param>
/// <param name="Service">The service of the scope.</param>
/// <param name="SignedHeaders">The names of the headers that are signed, in the order given.</param>
/// <param name="Signature">In hexadecimal digits.</param>
public sealed record SignatureHeader(
    string AccessKeyId, string Date, string Region, string Service, IReadOnlyList<string> SignedHeaders, string Signature)
{
    /// <summary>The only algorithm of AWS's SDKs for one region.</summary>
    public const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The scope as it is signed.</summary>
    public string Scope => $"{Date}/{Region}/{Service}/aws4_request";

    /// <summary>Reads a header.</summary>
    /// <exception cref="AwsErrorException">IncompleteSignature: another algorithm, or a part is missing.</exception>
    public static SignatureHeader Read(string header)
    {
        var cut = header.IndexOf(' ', StringComparison.Ordinal);
        if (cut < 0 || header[..cut] != Algorithm)
            throw Incomplete($"Unsupported AWS 'algorithm': '{(cut < 0 ? header : header[..cut])}'.", header);

        var parts = header[cut..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToLookup(part => part[0], part => part[1], StringComparer.Ordinal);
        string[] missing = [.. new[] { "Credential", "Signature", "SignedHeaders" }.Where(name => parts[name].FirstOrDefault() is null or "")];
        if (missing.Length > 0)
            throw Incomplete(string.Join(" ", missing.Select(name => $"Authorization header requires '{name}' parameter.")), header);

        return parts["Credential"].First().Split('/') is [var key, var date, var region, var service, "aws4_request"]
            ? new SignatureHeader(key, date, region, service, parts["SignedHeaders"].First().Split(';'), parts["Signature"].First())
            : throw Incomplete(
                $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{parts["Credential"].First()}'.", header);
    }

    private static AwsErrorException Incomplete(string why, string header) => new("IncompleteSignature", $"{why} Authorization={header}", 400);
}
