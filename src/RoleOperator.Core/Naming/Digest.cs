using System.Security.Cryptography;
using System.Text;

namespace RoleOperator.Core.Naming;

/// <summary>A short, stable stand-in for a text that is too long.</summary>
internal static class Digest
{
    /// <summary>48 bits as lower-case hex: by the birthday bound, ten thousand names with one prefix collide with odds below one in five million.</summary>
    public const int Length = 12;

    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];
}
