using System.IO.Enumeration;

namespace RoleOperator.AwsSimulator.Trouble;

/// <summary>Picks calls by what they say of themselves. A part that is null does not matter.</summary>
/// <param name="Action">As in an IAM policy, with * and ?: iam:Get*, ec2:*, *:Create*.</param>
/// <param name="Account">The account of the key that the call is signed with.</param>
/// <param name="Name">A name, ARN or id that the call names, or the last part of an ARN, with * and ?, which no name has in it: shop-*.</param>
public sealed record CallPattern(string? Action = null, string? Account = null, string? Name = null)
{
    /// <summary>Picks every call.</summary>
    public static CallPattern Every { get; } = new();

    /// <summary>True for a call that this picks.</summary>
    /// <param name="action">As in an IAM policy: iam:CreateRole.</param>
    /// <param name="account">The account of the key; null where it is unknown.</param>
    /// <param name="parameters">What the call carries.</param>
    public bool Matches(string action, string? account, IReadOnlyDictionary<string, string> parameters) =>
        (Action is null || FileSystemName.MatchesSimpleExpression(Action, action, ignoreCase: false))
        && (Account is null || Account == account)
        && (Name is null || parameters.Any(parameter => NamesSomething(parameter.Key) && IsNamed(parameter.Value, Name)));

    private static bool NamesSomething(ReadOnlySpan<char> key)
    {
        key = key.TrimEnd("0123456789.");
        return key.EndsWith("Name", StringComparison.Ordinal) || key.EndsWith("Arn", StringComparison.Ordinal) || key.EndsWith("Id", StringComparison.Ordinal);
    }

    private static bool IsNamed(string value, string name) =>
        FileSystemName.MatchesSimpleExpression(name, value, ignoreCase: false) || FileSystemName.MatchesSimpleExpression($"*/{name}", value, ignoreCase: false);
}
