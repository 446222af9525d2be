namespace RoleOperator.Core.Errors;

/// <summary>AWS's messages in a form that is the same whenever the same call is refused for the same reason.</summary>
public static class AwsMessage
{
    private const string Encoded = "Encoded authorization failure message:";

    /// <summary>
    /// The message without the encoded details that EC2 puts after a denial. They differ with each call, so that a status that held them would be written
    /// at each pass, and the same error would never grow old; nor can people read them.
    /// </summary>
    public static string Stable(string message) =>
        message.IndexOf(Encoded, StringComparison.Ordinal) is >= 0 and var at ? message[..at].TrimEnd() : message;
}
