namespace RoleOperator.Core.Resources.Schema;

/// <summary>Guesses what a misspelt name was meant to be.</summary>
public static class Nearest
{
    /// <summary>"did you mean X?" when a known name is within two edits (case aside), else the list of known names.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToList();
        var best = names.Select(k => (Name: k, Edits: Distance(name.ToUpperInvariant(), k.ToUpperInvariant()))).MinBy(x => x.Edits);
        return best.Name is not null && best.Edits <= 2 ? $"did you mean {best.Name}?" : $"use one of {string.Join(", ", names)}";
    }

    /// <summary>Levenshtein's distance, one row at a time; names longer than any field are not worth comparing.</summary>
    private static int Distance(string a, string b)
    {
        if (a.Length > 64) return a.Length;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j - 1], above) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
