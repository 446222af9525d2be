using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Errors;

/// <summary>Tells a person of a failed call.</summary>
public static class AwsProblems
{
    /// <summary>The problem for an object's conditions: the operation, AWS's own message, and what to do.</summary>
    public static Problem ToProblem(AwsError error, AwsFault fault)
    {
        var (reason, advice) = fault switch
        {
            AwsFault.Throttled => (Reasons.Throttled, "the call is made again, more slowly"),
            AwsFault.Concurrent => (Reasons.Progressing, "it is read and tried again"),
            AwsFault.Propagating => (Reasons.Propagating,
                "what was just made is not known everywhere in AWS yet; it is tried again for two minutes from when it was first seen; after that it is "
                + "reported as yours to mend, and still tried"),
            AwsFault.DependencyMissing => (Reasons.DependencyNotReady, "create what is missing or correct the spec; it is tried again as well"),
            AwsFault.AlreadyExists => (Reasons.Progressing, "it is read, and taken over where spec.adoption allows"),
            AwsFault.AlreadyGone => (Reasons.Progressing, "it is read again"),
            AwsFault.Credentials => (Reasons.AccessDenied, $"mend {Login(error)}; every call fails until then"),
            AwsFault.Transport => (Reasons.Unavailable, "it is tried again"),
            AwsFault.UserMustAct(var why) => (why, Advice(why, error)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var code = error.Code.Length > 0 ? $" ({error.Code})" : "";
        var where = error.Region is { } region ? $"spec.instances: region {region}: " : "";
        var instead = error.Instead is { } done ? $"; {done}" : "";
        return new(reason, $"{where}{error.Operation}: {error.Message.TrimEnd('.', ' ')}{code}; {fault.Advice ?? advice}{instead}");
    }

    private static string Login(AwsError error) => error.Operation switch
    {
        AwsError.RoleLogin =>
            "the operator's login: the role that its service account's annotation names, that role's trust policy with subject and audience, and the "
            + "OpenID Connect provider of the cluster in IAM",
        AwsError.PodIdentityLogin =>
            "the operator's login: the Pod Identity association of its service account, and the trust policy of the associated role, which needs "
            + "sts:AssumeRole and sts:TagSession for pods.eks.amazonaws.com",
        _ => "the operator's AWS credentials",
    };

    private static string Advice(string reason, AwsError error) => reason switch
    {
        Reasons.AccessDenied =>
            $"allow {error.Operation} to the operator's role, and see that no service control policy or permissions boundary denies it",
        Reasons.NotOwned =>
            "an object on another path, or spelled in another case, has this name; delete this object and create it again with another spec.name",
        Reasons.DeleteBlocked => "take off what is in the way",
        Reasons.InvalidSpec => "correct the spec",
        _ => "see AWS's message",
    };
}
