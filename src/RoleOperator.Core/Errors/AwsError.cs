namespace RoleOperator.Core.Errors;

/// <summary>An AWS call that failed, in AWS's words.</summary>
/// <param name="Operation">The IAM action, such as <c>iam:AttachRolePolicy</c>.</param>
/// <param name="Code">The code on the wire, such as <c>NoSuchEntity</c>; empty when no answer came.</param>
/// <param name="Message">AWS's message, or what the network said.</param>
/// <param name="HttpStatus">0 when no answer came.</param>
public sealed record AwsError(string Operation, string Code, string Message, int HttpStatus)
{
    /// <summary>How the SDK gets the operator's own role from STS before other calls: for a service account's token (IRSA), or as a profile says.</summary>
    public const string RoleLogin = "sts:AssumeRole";

    /// <summary>How EKS's Pod Identity agent gets it.</summary>
    public const string PodIdentityLogin = "eks-auth:AssumeRoleForPodIdentity";

    /// <summary>The region whose instances were asked for; null where the call was about something else.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// Whether IAM may not see yet what the call is authorized by: the operator made the object, tagged it as its own or set its boundary less than two
    /// minutes ago.
    /// </summary>
    public bool Unsettled { get; init; }

    /// <summary>Whether the call was to take away an object that is being deleted, and that may be gone though a read still shows it.</summary>
    public bool MayBeGone { get; init; }

    /// <summary>What was done in place of the call, or stays as it was without it, for people; null where there is nothing to tell.</summary>
    public string? Instead { get; init; }
}
