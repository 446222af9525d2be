using RoleOperator.Core.Naming;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Errors;

/// <summary>
/// The one table that decides what an AWS error means. Some codes mean several things, told apart only by the operation, by the message and by
/// time. Messages are matched by a part, since AWS words them at will.
/// </summary>
public static class AwsErrorTable
{
    /// <summary>
    /// How long what was just made or changed may be unknown to some part of AWS (the period that Terraform's provider grants as well). The
    /// same answer to an older dependency is a user's mistake.
    /// </summary>
    public static readonly TimeSpan PropagationTime = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long a denied removal is taken for one of what is gone already. Long enough for reads to catch up as a rule; a denial that is meant is told
    /// after it.
    /// </summary>
    public static readonly TimeSpan RemovalDoubt = TimeSpan.FromSeconds(10);

    /// <summary>The class of an error.</summary>
    /// <param name="error">The failed call.</param>
    /// <param name="age">
    /// Time since the youngest of the things that the call concerns was made or changed by the operator, or since this very error was first
    /// seen, whichever is shorter; null when it is long ago or not known.
    /// </param>
    public static AwsFault Classify(AwsError error, TimeSpan? age)
    {
        var young = age < PropagationTime;
        return Code(error.Code) switch
        {
            "Throttling" or "Throttled" or "ThrottledRequest" or "RequestThrottled" or "TooManyRequests" or "RequestLimitExceeded"
                or "SlowDown" or "BandwidthLimitExceeded" => new AwsFault.Throttled(),
            _ when error.HttpStatus == 429 => new AwsFault.Throttled(),

            // IAM has taken the same credentials: EC2 says this of a region that the account has not enabled.
            "AuthFailure" when error.Operation.StartsWith("ec2:", StringComparison.Ordinal) =>
                new AwsFault.UserMustAct(Reasons.AccessDenied) { Advice = "enable the region for the account, or remove it from the spec" },
            "ExpiredToken" or "InvalidClientTokenId" or "UnrecognizedClient" or "AuthFailure" or "SignatureDoesNotMatch" or "RequestExpired"
                or "MissingAuthenticationToken" or "IncompleteSignature" or "InvalidAccessKeyId" => new AwsFault.Credentials(),
            // Whatever else the operator's own role is refused for, there are no credentials without it.
            "IDPCommunicationError" => new AwsFault.Transport(),
            _ when LogsIn(error) && error.HttpStatus is >= 400 and < 500 => new AwsFault.Credentials(),
            "AccessDenied" when NeedsTags(error) && error.Unsettled => new AwsFault.Propagating
            {
                Advice = "the owner tag or the boundary that the operator has just set may not count everywhere in AWS yet; it is tried again for two minutes "
                    + "from then; after that it is reported as yours to mend, and still tried",
            },
            "AccessDenied" when NeedsTags(error) && error.MayBeGone && Removes(error) && age < RemovalDoubt => new AwsFault.Propagating
            {
                Advice = "what is gone already carries no owner tag, so AWS may deny it for that; it is looked for again",
            },
            "AccessDenied" or "UnauthorizedOperation" or "OptInRequired" => new AwsFault.UserMustAct(Reasons.AccessDenied),

            "ConcurrentModification" or "EntityTemporarilyUnmodifiable" or "IncorrectState" or "IncorrectInstanceState" => new AwsFault.Concurrent(),
            // Names are unique across paths and cases: what lasts is an object of that name which a read under the wanted name does not find.
            "EntityAlreadyExists" => age >= PropagationTime ? new AwsFault.UserMustAct(Reasons.NotOwned) : new AwsFault.AlreadyExists(),
            "DeleteConflict" => young ? new AwsFault.Propagating() : new AwsFault.UserMustAct(Reasons.DeleteBlocked),
            "NoSuchEntity" => NotFound(error, young),
            "InvalidAssociationID.NotFound" => new AwsFault.AlreadyGone(),
            "InvalidInstanceID.NotFound" => Removes(error) ? new AwsFault.AlreadyGone() : new AwsFault.DependencyMissing(),

            "MalformedPolicyDocument" => Says(error, "Invalid principal in policy") && young
                ? new AwsFault.Propagating() : new AwsFault.UserMustAct(Reasons.InvalidSpec),
            "InvalidParameterValue" when Says(error, "Invalid IAM Instance Profile") || Says(error, "no associated IAM Roles") =>
                young ? new AwsFault.Propagating() : new AwsFault.UserMustAct(Reasons.Refused),
            "LimitExceeded" =>
                OutOfDate(error) ? new AwsFault.Concurrent() : new AwsFault.UserMustAct(Reasons.QuotaExceeded) { Advice = QuotaAdvice.Of(error.Message) },
            "InvalidInput" or "ValidationError" or "Validation" or "InvalidParameterValue" or "InvalidInstanceID.Malformed" =>
                new AwsFault.UserMustAct(Reasons.InvalidSpec),
            "PolicyNotAttachable" or "UnmodifiableEntity" => new AwsFault.UserMustAct(Reasons.Refused),

            "ServiceFailure" or "InternalFailure" or "InternalError" or "ServiceUnavailable" or "Unavailable" or "RequestTimeout" => new AwsFault.Transport(),
            _ => error.HttpStatus is 0 or >= 500 ? new AwsFault.Transport() : new AwsFault.UserMustAct(Reasons.Refused),
        };
    }

    /// <summary>Whether a removal failed because there is nothing to remove, which is as good as done.</summary>
    public static bool IsDoneAlready(AwsError error) => Removes(error) && Classify(error, age: null) is AwsFault.AlreadyGone;

    /// <summary>
    /// Whether a role was kept out of an instance profile for want of room alone. IAM looks at permissions first, then at whether role and profile exist,
    /// and at the quota last: so the same call would work on an empty profile.
    /// </summary>
    public static bool LacksRoomOnly(AwsError error) =>
        error.Operation == "iam:AddRoleToInstanceProfile" && Code(error.Code) == "LimitExceeded" && Says(error, "InstanceSessionsPerInstanceProfile");

    /// <summary>
    /// Whether a create call failed because the partition's IAM does not take tags in it: in the partitions that are cut off from the others some
    /// features come late. Only codes that say so count: a denial, or a fault of AWS, must not lead to an object without an owner.
    /// </summary>
    public static bool RefusesTagsOnCreate(AwsError error, string partition) =>
        Partition.IsIsolated(partition)
        && Creates(error)
        && Code(error.Code) switch
        {
            "UnsupportedOperation" or "UnsupportedFeature" or "UnknownOperation" or "OperationDisabled" or "OperationNotPermitted" => true,
            "InvalidAction" or "InvalidParameter" or "InvalidParameterValue" or "InvalidParameterCombination" or "UnknownParameter"
                or "ValidationError" or "Validation" or "InvalidInput" or "InvalidRequest" =>
                    Says(error, "tag") && (Says(error, "support") || Says(error, "unknown") || Says(error, "unrecognized")),
            _ => false,
        };

    /// <summary>One code says that something is missing; which thing, only the operation and the message tell.</summary>
    private static AwsFault NotFound(AwsError error, bool young)
    {
        if (Removes(error)) return new AwsFault.AlreadyGone();

        // AWS's own policies are not made by users: one that is missing is a mistyped name, however young the role is.
        if (Says(error, ":iam::aws:policy/")) return new AwsFault.UserMustAct(Reasons.InvalidSpec);
        if (young) return new AwsFault.Propagating();
        return error.Operation switch
        {
            "iam:AttachRolePolicy" or "iam:PutRolePermissionsBoundary" =>
                Says(error, "role with name") ? new AwsFault.AlreadyGone() : new AwsFault.DependencyMissing(),
            "iam:AddRoleToInstanceProfile" => Says(error, "Instance Profile") ? new AwsFault.AlreadyGone() : new AwsFault.DependencyMissing(),
            // Nothing that it makes can be missing, so it is the boundary.
            "iam:CreateRole" => new AwsFault.DependencyMissing(),
            // Emulators answer so for an instance profile that EC2 cannot find.
            "ec2:AssociateIamInstanceProfile" or "ec2:ReplaceIamInstanceProfileAssociation" => new AwsFault.DependencyMissing(),
            _ => new AwsFault.AlreadyGone(),
        };
    }

    /// <summary>
    /// Whether a permission may be missing only because IAM does not see an object's tags or boundary, on which it rests. What is created has no tags but
    /// those in the call, passing a role asks for its path alone, and an explicit denial is there whatever else is missing.
    /// </summary>
    private static bool NeedsTags(AwsError error) =>
        error.Operation.StartsWith("iam:", StringComparison.Ordinal)
        && !Creates(error) && !Says(error, "explicit deny") && !Says(error, "iam:PassRole");

    /// <summary>
    /// Two limits are met only by acting on an old reading, since the planner makes room first: a sixth policy version, and a second role in an
    /// instance profile.
    /// </summary>
    private static bool OutOfDate(AwsError error) => error.Operation switch
    {
        "iam:CreatePolicyVersion" => Says(error, "version"),
        "iam:AddRoleToInstanceProfile" => LacksRoomOnly(error),
        _ => false,
    };

    private static bool Creates(AwsError error) => error.Operation is "iam:CreateRole" or "iam:CreatePolicy" or "iam:CreateInstanceProfile";

    private static bool LogsIn(AwsError error) => error.Operation is AwsError.RoleLogin or AwsError.PodIdentityLogin;

    private static bool Removes(AwsError error) =>
        error.Operation[(error.Operation.IndexOf(':', StringComparison.Ordinal) + 1)..] is var name
        && (name.StartsWith("Delete", StringComparison.Ordinal) || name.StartsWith("Detach", StringComparison.Ordinal)
            || name.StartsWith("Remove", StringComparison.Ordinal) || name.StartsWith("Untag", StringComparison.Ordinal)
            || name.StartsWith("Disassociate", StringComparison.Ordinal));

    private static bool Says(AwsError error, string part) => error.Message.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>The same error is <c>X</c> in the query protocol and <c>XException</c> elsewhere.</summary>
    private static string Code(string code) =>
        code.EndsWith("Exception", StringComparison.Ordinal) ? code[..^"Exception".Length] : code;
}
