using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Errors;

namespace RoleOperator.Aws.Clients;

/// <summary>
/// Finds out that not the call was refused but the credentials for it. The SDK fetches these before a call, and puts what it was told there, by STS or by
/// EKS's Pod Identity agent, inside of an exception that by itself looks like a failed connection.
/// </summary>
internal static partial class FailedLogin
{
    /// <summary>The refusal of the credentials; null where the exception is about something else, or nobody answered.</summary>
    /// <param name="operation">The call that the credentials were for.</param>
    /// <param name="error">What the SDK threw.</param>
    public static AwsCallException? Of(string operation, Exception error) => error switch
    {
        AmazonServiceException { StatusCode: 0 } when AgentsRefusal().Match(error.Message) is { Success: true } refusal =>
            new(new(AwsError.PodIdentityLogin, "", error.Message, int.Parse(refusal.Groups["status"].ValueSpan, CultureInfo.InvariantCulture)), "", error),
        AmazonServiceException => null,
        AmazonClientException { InnerException: AmazonServiceException { StatusCode: not 0 } refused } => new(
            new(
                error.Message.Contains("AssumeRole", StringComparison.Ordinal) ? AwsError.RoleLogin : operation,
                refused.ErrorCode ?? "", $"{error.Message}: {AwsAnswer.MessageOf(refused)}", (int)refused.StatusCode),
            refused.RequestId ?? "", error),
        _ => null,
    };

    /// <summary>The agent's own words are lost in the SDK, and the status is nowhere but in the message.</summary>
    [GeneratedRegex(@"^Unable to retrieve credentials\..* (?<status>[1-5][0-9]{2}) \(", RegexOptions.CultureInvariant)]
    private static partial Regex AgentsRefusal();
}
