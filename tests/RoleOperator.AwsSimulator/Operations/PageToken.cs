using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RoleOperator.AwsSimulator.Operations;

/// <summary>
/// What IAM calls a marker and EC2 a token: opaque to clients, it says where a listing goes on, belongs to that listing with its filters, and expires.
/// </summary>
internal static class PageToken
{
    private static readonly HashSet<string> OfThePage = ["Marker", "MaxItems", "NextToken", "MaxResults"];

    /// <summary>A token that goes on behind a position.</summary>
    public static string Write(Call call, string position) => Convert.ToBase64String(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{call.Now.UtcTicks:x}|{Listing(call)}|{position}")));

    /// <summary>The position of a token; null where it is not of this listing, or too old.</summary>
    public static string? Read(Call call, string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split('|', 3) is [var ticks, var listing, var position]
            && listing == Listing(call)
            && long.TryParse(ticks, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var at)
            && call.Now.UtcTicks - at <= call.World.Iam.MarkerLifetime.Ticks
            ? position
            : null;
    }

    private static string Listing(Call call)
    {
        var filters = string.Join(
            '&', call.Input.Where(member => !OfThePage.Contains(member.Key)).Select(member => $"{member.Key}={member.Value?.ToJsonString()}"));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{call.Account.Id}|{call.Region}|{call.Operation.Name}|{filters}")))[..12];
    }
}
