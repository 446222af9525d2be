using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RoleOperator.AwsSimulator.Serving;

/// <summary>Signature version 4, computed from what came over the wire. Source: AWS General Reference, "Create a signed AWS API request".</summary>
public static class SignatureVersion4
{
    /// <summary>The signature that a request should carry.</summary>
    /// <param name="request">The request.</param>
    /// <param name="header">What its Authorization header says: the scope, and which headers are signed.</param>
    /// <param name="signedAt">When it says that it was signed.</param>
    /// <param name="secret">The secret of the key.</param>
    public static string Sign(WireRequest request, SignatureHeader header, DateTimeOffset signedAt, string secret)
    {
        var canonical = Hash(Encoding.UTF8.GetBytes(Canonical(request, header.SignedHeaders)));
        var toSign = $"{SignatureHeader.Algorithm}\n{WriteDate(signedAt)}\n{header.Scope}\n{canonical}";
        var key = Encoding.UTF8.GetBytes($"AWS4{secret}");
        foreach (var part in (string[])[header.Date, header.Region, header.Service, "aws4_request", toSign])
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return Convert.ToHexStringLower(key);
    }

    private static string Canonical(WireRequest request, IReadOnlyList<string> signed)
    {
        var headers = signed.Select(name => $"{name}:{Collapse(request.Headers.GetValueOrDefault(name) ?? "")}\n");
        return $"{request.Method}\n{request.Path}\n{Query(request.Query)}\n{string.Concat(headers)}\n{string.Join(';', signed)}\n{Hash(request.Body)}";
    }

    // Encoded anew, so that two spellings of one query give one signature, and sorted by name and value.
    private static string Query(string query) => string.Join('&', query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => $"{Encode(pair[0])}={(pair.Length == 2 ? Encode(pair[1]) : "")}")
        .Order(StringComparer.Ordinal));

    private static string Encode(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text));

    private static string Collapse(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A moment as signatures write it; null where the text is none.</summary>
    public static DateTimeOffset? ReadDate(string? text) =>
        DateTimeOffset.TryParseExact(text, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var basic) ? basic
        : DateTimeOffset.TryParseExact(text, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var http) ? http
        : null;

    /// <summary>A moment as signatures write it.</summary>
    public static string WriteDate(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
