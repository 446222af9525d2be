namespace RoleOperator.AwsSimulator.Tests.Differential;

/// <summary>A difference that is known, and in which the simulator follows AWS.</summary>
/// <param name="Claim">What AWS does and moto does not.</param>
/// <param name="Source">Where AWS says so; "inferred" where it does not say it in so many words.</param>
/// <param name="Explains">Whether a difference is this one.</param>
public sealed record Divergence(string Claim, string Source, Func<Difference, bool> Explains);

/// <summary>
/// Where moto 5.1.1 is not AWS, as measured by <see cref="MotoTests"/>. A row that no call of the run needs fails the test, so that the list stays true.
/// </summary>
public static class KnownDivergences
{
    private const string Api = "IAM API reference", Guide = "IAM user guide";

    /// <summary>The rows; the first that explains a difference counts.</summary>
    public static IReadOnlyList<Divergence> All { get; } =
    [
        new(
            "An input is held against the model before anything else.",
            $"{Api}, constraints of the parameters; errors common to all actions: ValidationError",
            difference => difference is ({ Path: "Outcome", Ours: "ValidationError" } or { Refusal: "ValidationError" })
                && (difference.Step.Member("RoleName") == Sequence.TooLong || difference.Step.Member("Path") == Sequence.NoPath)),
        new(
            "A trust policy is checked, and its principals must be there.",
            $"{Api}, CreateRole and UpdateAssumeRolePolicy: MalformedPolicyDocument",
            difference => Refused(difference, "MalformedPolicyDocument") && difference.Step.Operation is ("CreateRole" or "UpdateAssumeRolePolicy")),
        new(
            "A boundary must be there.",
            "Inferred: what a role is given must be there",
            difference => Refused(difference, "NoSuchEntity") && difference.Step.Operation == "CreateRole"),
        new(
            "Roles are found, and unique, without regard to case.",
            $"{Api}, CreateRole: names are not distinguished by case; that reads do the same is inferred",
            difference => difference.Path == "Outcome" && HasNamesakeOfAnotherCase(difference)),
        new(
            "UpdateRole leaves alone what is not given.",
            "Inferred from reports of users; the reference says that a default is applied",
            difference => difference.Path.EndsWith("MaxSessionDuration", StringComparison.Ordinal) && difference.Motos == "3600"
                && difference.Before.Any(step => step.Operation == "UpdateRole" && step.Member("MaxSessionDuration") is null)),
        new(
            "A role inside an instance profile has its trust policy.",
            $"{Api}, ListInstanceProfilesForRole: example",
            difference => difference is { Path: "InstanceProfiles.Roles.AssumeRolePolicyDocument", Motos: "\"\"" }),
        new(
            "CreateRole's reply does not speak of a last use.",
            $"{Api}, CreateRole: example",
            difference => difference is { Path: "Role.RoleLastUsed", Ours: null, Step.Operation: "CreateRole" }),
        new(
            "A policy's name is unique in the account, whatever its path.",
            $"{Api}, CreatePolicy: names must be unique within the account",
            difference => Refused(difference, "EntityAlreadyExists") && difference.Step.Operation == "CreatePolicy"),
        new(
            "Ids say what they are of: ANPA for policies, AIPA for instance profiles.",
            $"{Guide}, IAM identifiers: unique ID prefixes",
            difference => difference.Motos == "\"#\"" && difference.Path.Split('.')[^1] is ("PolicyId" or "InstanceProfileId")),
        new(
            "A policy tells whether it can be attached, and how often it is a boundary.",
            $"{Api}, Policy: IsAttachable, PermissionsBoundaryUsageCount",
            difference => difference.Motos is null && difference.Path.Split('.')[^1] is ("IsAttachable" or "PermissionsBoundaryUsageCount")),
        new(
            "A policy without a description has none.",
            $"{Api}, Policy: Description is optional; that it is left out is inferred",
            difference => difference is { Path: "Policy.Description", Ours: null, Motos: "\"\"" }),
        new(
            "Documents of policy versions come percent-encoded.",
            $"{Api}, PolicyVersion: Document is URL-encoded according to RFC 3986",
            difference => difference is { Path: "PolicyVersion.Document.IsEncoded", Ours: "true" }),
        new(
            "Only GetPolicyVersion returns a document.",
            $"{Api}, PolicyVersion: the document is not in the replies of CreatePolicyVersion and ListPolicyVersions",
            difference => difference is { Path: "PolicyVersion.Document" or "Versions.Document", Ours: null }),
        new(
            "The first version is the default one from the beginning.",
            $"{Guide}, versioning IAM policies",
            difference => difference is { Path: "PolicyVersion.IsDefaultVersion" or "Versions.IsDefaultVersion", Ours: "true" }),
        new(
            "A policy that is attached, or has more versions than one, is not deleted.",
            $"{Api}, DeletePolicy: DeleteConflict",
            difference => Refused(difference, "DeleteConflict") && difference.Step.Operation == "DeletePolicy"),
        new(
            "Attaching what is attached changes nothing.",
            "Inferred: providers attach without looking first",
            difference => difference.Path.EndsWith("AttachmentCount", StringComparison.Ordinal)),
        new(
            "Listing what belongs to a thing asks whether the thing is there.",
            $"{Api}, ListEntitiesForPolicy and ListInstanceProfilesForRole: NoSuchEntity",
            difference => Refused(difference, "NoSuchEntity") && difference.Step.Operation is ("ListEntitiesForPolicy" or "ListInstanceProfilesForRole")),
        new(
            "Removing a role from a profile without it is NoSuchEntity.",
            $"{Api}, RemoveRoleFromInstanceProfile: NoSuchEntity",
            difference => difference is { Path: "Error.Code" or "Error.Status", Refusal: "NoSuchEntity", Step.Operation: "RemoveRoleFromInstanceProfile" }),
        new(
            "A limit that is exceeded is a conflict, status 409.",
            $"{Api}, LimitExceeded",
            difference => difference is { Path: "Error.Status", Ours: "409", Motos: "400", Refusal: "LimitExceeded" }),
        new(
            "A missing thing is told in AWS's words, and of two missing things either may be told.",
            $"{Api}, NoSuchEntity; messages as the AWS CLI shows them",
            difference => difference is { Path: "Error.Message", Refusal: "NoSuchEntity" }),
    ];

    private static bool Refused(Difference difference, string code) => difference is { Path: "Outcome", Motos: "success" } && difference.Ours == code;

    private static bool HasNamesakeOfAnotherCase(Difference difference) => difference.Before.Append(difference.Step).Any(step =>
        step.Operation == "CreateRole" && step.Member("RoleName") is { } made && difference.Step.Member("RoleName") is { } named
        && difference.Before.Append(difference.Step).Any(other => other.Member("RoleName") is { } name && name != made && SameButForCase(name, made))
        && SameButForCase(made, named));

    private static bool SameButForCase(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
