namespace k8s;

/// <summary>Segments of a path.</summary>
internal static class UriPath
{
    /// <summary>Escapes a segment. Dots alone would be taken as "this folder" and "the one above", so they are refused, as is nothing.</summary>
    public static string Path(string segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return segment is "" or "." or ".."
            ? throw new ArgumentException($"'{segment}' cannot be part of an API path.", nameof(segment))
            : Uri.EscapeDataString(segment);
    }
}
