namespace RoleOperator.Core.Documents;

/// <summary>Finds the word that was probably meant.</summary>
internal static class NearMiss
{
    private const int LongestWord = 24;

    /// <summary>The candidate that differs in case alone, or else by at most two edits and less than half of its length; null when there is none.</summary>
    public static string? Of(string word, IReadOnlyList<string> candidates) =>
        word.Length > LongestWord
            ? null
            : candidates.FirstOrDefault(candidate => candidate.Equals(word, StringComparison.OrdinalIgnoreCase))
                ?? candidates
                    .Select(candidate => (candidate, distance: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
                    .Where(near => near.distance <= 2 && near.distance * 2 < near.candidate.Length)
                    .OrderBy(near => near.distance)
                    .Select(near => near.candidate)
                    .FirstOrDefault();

    // Levenshtein's distance, one row at a time.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
