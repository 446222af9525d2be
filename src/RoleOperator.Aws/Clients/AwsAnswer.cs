using Amazon.Runtime;
using RoleOperator.Core.Errors;

namespace RoleOperator.Aws.Clients;

/// <summary>Reads what AWS said out of the SDK's exceptions.</summary>
internal static class AwsAnswer
{
    /// <summary>
    /// AWS's message. Where an answer has none, the SDK tells the whole of it: pages of HTML, or IDs that differ with each call; that is left out.
    /// </summary>
    public static string MessageOf(AmazonServiceException e)
    {
        if (e.StatusCode == 0) return AwsMessage.Stable(e.Message);
        var answered = $"The service answered HTTP {(int)e.StatusCode}";
        if (string.IsNullOrEmpty(e.ErrorCode)) return $"{answered} without an error document.";
        return e.Message.Contains("HTTP Body:", StringComparison.Ordinal)
            ? $"{answered} with the code {e.ErrorCode} and no message."
            : AwsMessage.Stable(e.Message);
    }
}
