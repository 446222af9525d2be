using System.Text;

namespace AwsClientGenerator;

/// <summary>Turns a model's names into C# names, as the official SDK does.</summary>
public static class Names
{
    /// <summary><c>policyScopeType</c> becomes <c>PolicyScopeType</c>.</summary>
    public static string Capitalize(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary><c>PartitionResult</c> becomes <c>partitionResult</c>.</summary>
    public static string Local(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>
    /// <c>shutting-down</c> becomes <c>ShuttingDown</c>, <c>t3.micro</c> becomes <c>T3Micro</c>; underscores stay, as in <c>IN_PROGRESS</c>.
    /// </summary>
    public static string Constant(string value)
    {
        var name = new StringBuilder();
        var startOfWord = true;
        foreach (var character in value)
        {
            if (char.IsAsciiLetterOrDigit(character) || character == '_')
                name.Append(startOfWord ? char.ToUpperInvariant(character) : character);
            startOfWord = !char.IsAsciiLetterOrDigit(character) && character != '_';
        }

        return char.IsAsciiDigit(name[0]) ? $"_{name}" : name.ToString();
    }
}
