namespace RoleOperator.Core.Errors;

/// <summary>An AWS call that failed, in AWS's words.</summary>
/// <param name="Operation">The IAM action, such as <c>iam:AttachRolePolicy</c>.</param>
/// <param name="Code">The code on the wire, such as <c>NoSuchEntity</c>; empty when no answer came.</param>
/// <param name="Message">AWS's message, or what the network said.</param>
/// <param name="HttpStatus">0 when no answer came.</param>
public sealed record AwsError(string Operation, string Code, string Message, int HttpStatus)
{
    /// <summary>The region whose instances were asked for; null where the call was about something else.</summary>
    public string? Region { get; init; }

    /// <summary>What was done in place of the call, or stays as it was without it, for people; null where there is nothing to tell.</summary>
    public string? Instead { get; init; }
}
