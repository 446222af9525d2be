namespace RoleOperator.AwsSimulator.World;

/// <summary>Ids as AWS makes them, from seeded chance.</summary>
/// <param name="random">The chance.</param>
public sealed class Identifiers(Random random)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>An IAM unique id: a prefix such as AROA, and 17 letters and digits.</summary>
    public string Unique(string prefix) => prefix + new string(random.GetItems<char>(Alphabet, 17));

    /// <summary>An EC2 id: a prefix such as i, a dash and 17 hexadecimal digits.</summary>
    public string Hexadecimal(string prefix) => $"{prefix}-{random.GetHexString(17, lowercase: true)}";

    /// <summary>A secret of the length and alphabet of AWS's own.</summary>
    public string Secret(int length = 40) => new(random.GetItems<char>("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", length));

    /// <summary>The id of a request.</summary>
    public string Request()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
