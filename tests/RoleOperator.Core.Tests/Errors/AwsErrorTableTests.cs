using RoleOperator.Core.Errors;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Tests.Errors;

public class AwsErrorTableTests
{
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(119);
    private const string NoAllow = "User: x is not authorized to perform: y on resource: role z because no identity-based policy allows the y action";
    private static readonly TimeSpan Old = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("iam:AttachRolePolicy", "Policy arn:aws:iam::aws:policy/ReadOnlyAcess does not exist or is not attachable.")]
    [InlineData("iam:CreateRole", "Scope ARN: arn:aws-cn:iam::aws:policy/ReadOnlyAcess does not exist or is not attachable.")]
    public void PolicyOfAws_ThatDoesNotExist_IsAMistakeInTheSpecFromTheFirstMoment(string operation, string message) => Assert.All(
        (TimeSpan?[])[null, TimeSpan.Zero, TimeSpan.FromHours(1)],
        age => Assert.Equal(new AwsFault.UserMustAct(Reasons.InvalidSpec), AwsErrorTable.Classify(new(operation, "NoSuchEntity", message, 404), age)));

    [Theory]
    [InlineData("iam:CreateRole", "Throttling", "Rate exceeded", 400, "Throttled")]
    [InlineData("iam:CreateRole", "ThrottlingException", "Rate exceeded", 400, "Throttled")]
    [InlineData("ec2:AssociateIamInstanceProfile", "RequestLimitExceeded", "Request limit exceeded.", 503, "Throttled")]
    [InlineData("iam:GetRole", "Whatever", "", 429, "Throttled")]
    [InlineData("iam:TagRole", "ConcurrentModification", "", 409, "Concurrent")]
    [InlineData("ec2:AssociateIamInstanceProfile", "IncorrectState", "There is an existing association for instance i-1", 400, "Concurrent")]
    [InlineData("iam:CreateRole", "EntityAlreadyExists", "Role with name x already exists.", 409, "AlreadyExists")]
    [InlineData(
        "iam:AttachRolePolicy",
        "NoSuchEntity", "Policy arn:aws:iam::111122223333:policy/role-x does not exist or is not attachable.", 404, "DependencyMissing")]
    [InlineData("iam:AttachRolePolicy", "NoSuchEntity", "The role with name policy-x cannot be found.", 404, "AlreadyGone")]
    [InlineData(
        "iam:PutRolePermissionsBoundary", "NoSuchEntity", "Scope ARN: arn:aws:iam::1:policy/x does not exist or is not attachable.", 404, "DependencyMissing")]
    [InlineData("iam:CreateRole", "NoSuchEntity", "Scope ARN: arn:aws:iam::1:policy/x does not exist or is not attachable.", 404, "DependencyMissing")]
    [InlineData("iam:AddRoleToInstanceProfile", "NoSuchEntity", "The role with name x cannot be found.", 404, "DependencyMissing")]
    [InlineData("iam:AddRoleToInstanceProfile", "NoSuchEntity", "Instance Profile x cannot be found.", 404, "AlreadyGone")]
    [InlineData("iam:GetRole", "NoSuchEntity", "The role with name x cannot be found.", 404, "AlreadyGone")]
    [InlineData("iam:PutRolePolicy", "NoSuchEntity", "The role with name x cannot be found.", 404, "AlreadyGone")]
    [InlineData("ec2:DisassociateIamInstanceProfile", "InvalidAssociationID.NotFound", "", 400, "AlreadyGone")]
    [InlineData("ec2:AssociateIamInstanceProfile", "InvalidInstanceID.NotFound", "The instance ID 'i-1' does not exist", 400, "DependencyMissing")]
    [InlineData("iam:CreateRole", "MalformedPolicyDocument", "Syntax errors in policy.", 400, "UserMustAct InvalidSpec")]
    [InlineData("iam:CreateRole", "InvalidInput", "", 400, "UserMustAct InvalidSpec")]
    [InlineData("iam:AttachRolePolicy", "PolicyNotAttachable", "", 400, "UserMustAct Refused")]
    [InlineData("iam:UpdateRole", "UnmodifiableEntity", "", 400, "UserMustAct Refused")]
    [InlineData("iam:AttachRolePolicy", "LimitExceeded", "Cannot exceed quota for PoliciesPerRole: 10", 409, "UserMustAct QuotaExceeded")]
    [InlineData("iam:CreatePolicyVersion", "LimitExceeded", "A managed policy can have up to 5 versions.", 409, "Concurrent")]
    [InlineData("iam:CreatePolicyVersion", "LimitExceeded", "Cannot exceed quota for PolicySize: 6144", 409, "UserMustAct QuotaExceeded")]
    [InlineData("iam:AddRoleToInstanceProfile", "LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1", 409, "Concurrent")]
    [InlineData("iam:CreateRole", "AccessDenied", "not authorized", 403, "UserMustAct AccessDenied")]
    [InlineData("ec2:AssociateIamInstanceProfile", "UnauthorizedOperation", "", 403, "UserMustAct AccessDenied")]
    [InlineData("iam:CreateRole", "ExpiredTokenException", "", 403, "Credentials")]
    [InlineData("ec2:DescribeInstances", "AuthFailure", "", 401, "UserMustAct AccessDenied")]
    [InlineData("iam:CreateRole", "InvalidClientTokenId", "", 403, "Credentials")]
    [InlineData("iam:CreateRole", "ServiceFailure", "", 500, "Transport")]
    [InlineData("iam:CreateRole", "", "connection reset", 0, "Transport")]
    [InlineData("iam:CreateRole", "NeverHeardOf", "", 502, "Transport")]
    [InlineData("iam:CreateRole", "NeverHeardOf", "", 400, "UserMustAct Refused")]
    public void Error_WhateverItsAge_HasItsClass(string operation, string code, string message, int status, string expected) =>
        Assert.Equal(expected, Class(operation, code, message, status, null));

    [Theory]
    [InlineData("aws-iso", "iam:CreateRole", "UnsupportedOperation", "", true)]
    [InlineData("aws-iso-b", "iam:CreatePolicy", "UnsupportedFeatureException", "", true)]
    [InlineData("aws-iso-f", "iam:CreateInstanceProfile", "ValidationError", "This partition does not support tagging", true)]
    [InlineData("aws-iso", "iam:CreateRole", "ValidationError", "1 validation error detected: Value at 'roleName' is wrong", false)]
    [InlineData("aws-iso", "iam:CreateRole", "AccessDenied", "not authorized to perform iam:TagRole", false)]
    [InlineData("aws-iso", "iam:CreateRole", "ServiceFailure", "", false)]
    [InlineData("aws-iso", "iam:TagRole", "UnsupportedOperation", "", false)]
    [InlineData("aws", "iam:CreateRole", "UnsupportedOperation", "", false)]
    [InlineData("aws-us-gov", "iam:CreateRole", "UnsupportedOperation", "", false)]
    public void TagsOnCreate_AreRefusedByThePartition_OnlyWhereItsCodeSaysSo(string partition, string operation, string code, string message, bool expected) =>
        Assert.Equal(expected, AwsErrorTable.RefusesTagsOnCreate(new(operation, code, message, 400), partition));

    [Theory]
    [InlineData(
        "iam:UpdateAssumeRolePolicy",
        "MalformedPolicyDocument", "Invalid principal in policy: \"AWS\":\"arn:aws:iam::1:role/x\"", 400, "UserMustAct InvalidSpec")]
    [InlineData(
        "ec2:AssociateIamInstanceProfile",
        "InvalidParameterValue", "Value (x) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name", 400, "UserMustAct Refused")]
    [InlineData(
        "ec2:AssociateIamInstanceProfile", "InvalidParameterValue", "IAM Instance Profile \"x\" has no associated IAM Roles", 400, "UserMustAct Refused")]
    [InlineData("ec2:AssociateIamInstanceProfile", "NoSuchEntity", "Instance profile x not found", 404, "DependencyMissing")]
    [InlineData("iam:DeleteRole", "DeleteConflict", "Cannot delete entity, must detach all policies first.", 409, "UserMustAct DeleteBlocked")]
    [InlineData("iam:TagRole", "NoSuchEntity", "The role with name x cannot be found.", 404, "AlreadyGone")]
    [InlineData("iam:AttachRolePolicy", "NoSuchEntity", "Policy x does not exist", 404, "DependencyMissing")]
    public void Error_OfSomethingYoung_IsPropagatingForTwoMinutes(string operation, string code, string message, int status, string later)
    {
        Assert.Equal("Propagating", Class(operation, code, message, status, Young));
        Assert.Equal(later, Class(operation, code, message, status, Old));
        Assert.Equal(later, Class(operation, code, message, status, null));
    }

    [Theory]
    [InlineData("iam:DetachRolePolicy")]
    [InlineData("iam:DeleteRole")]
    [InlineData("iam:RemoveRoleFromInstanceProfile")]
    [InlineData("iam:UntagRole")]
    public void Removal_OfWhatIsNotThere_HasSucceededAtAnyAge(string operation) =>
        Assert.Equal("AlreadyGone", Class(operation, "NoSuchEntity", "", 404, Young));

    /// <summary>A denial of what is allowed by tags or by a boundary, where these are not seen yet or not any more.</summary>
    [Theory]
    [InlineData("iam:AttachRolePolicy", NoAllow, true, false, 200, true)]
    [InlineData("iam:AttachRolePolicy", NoAllow, false, false, 0, false)]
    [InlineData("iam:CreateRole", NoAllow, true, false, 0, false)]
    [InlineData("iam:AttachRolePolicy", "not authorized to perform: x with an explicit deny in an identity-based policy", true, false, 0, false)]
    [InlineData("iam:AddRoleToInstanceProfile", "not authorized to perform: iam:PassRole on resource: x", true, false, 0, false)]
    [InlineData("sts:GetCallerIdentity", NoAllow, true, false, 0, false)]
    [InlineData("iam:DeleteRole", NoAllow, false, true, 9, true)]
    [InlineData("iam:DeleteRole", NoAllow, false, true, 10, false)]
    [InlineData("iam:DeleteRole", NoAllow, false, false, 0, false)]
    [InlineData("iam:SetDefaultPolicyVersion", NoAllow, false, true, 0, false)]
    [InlineData("iam:DeleteRole", "with an explicit deny in a service control policy", false, true, 0, false)]
    public void Denial_OfWhatIamDoesNotSee_IsPropagating(string operation, string message, bool unsettled, bool mayBeGone, int seconds, bool expected)
    {
        var error = new AwsError(operation, "AccessDenied", message, 403) { Unsettled = unsettled, MayBeGone = mayBeGone };

        var fault = AwsErrorTable.Classify(error, TimeSpan.FromSeconds(seconds));

        Assert.Equal(expected ? nameof(AwsFault.Propagating) : nameof(AwsFault.UserMustAct), fault.GetType().Name);
    }

    [Theory]
    [InlineData("ec2:DescribeInstances", "AuthFailure", "not validated", "enable the region for the account, or remove it from the spec")]
    [InlineData("ec2:DescribeInstances", "AuthFailureException", "not validated", "enable the region for the account, or remove it from the spec")]
    [InlineData("iam:CreatePolicy", "LimitExceeded", "Cannot exceed quota for PolicySize: 6144", "shorten spec.document, or split it")]
    [InlineData("iam:PutRolePolicy", "LimitExceeded", "Maximum policy size of 10240 bytes exceeded for role x", "shorten spec.inlinePolicies")]
    [InlineData("iam:CreateRole", "LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048", "shorten spec.trust, or have the quota")]
    [InlineData("iam:TagRole", "LimitExceeded", "Cannot exceed quota for TagsPerResource: 50", "remove tags; AWS does not raise")]
    [InlineData("iam:CreateRole", "LimitExceeded", "Cannot exceed quota for RolesPerAccount: 1000", "remove what is not needed or have the quota raised")]
    [InlineData("iam:CreateRole", "EntityAlreadyExists", "Role with name x already exists.", "delete this object and create it again with another spec.name")]
    [InlineData("sts:AssumeRole", "AccessDenied", "no", "mend the operator's login: the role that its service account's annotation names")]
    [InlineData("eks-auth:AssumeRoleForPodIdentity", "", "400 (Bad Request)", "mend the operator's login: the Pod Identity association")]
    public void Problem_AdvisesWhatCanBeDone(string operation, string code, string message, string advice)
    {
        var error = new AwsError(operation, code, message, 400);

        Assert.Contains($"; {advice}", AwsProblems.ToProblem(error, AwsErrorTable.Classify(error, Old)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Problem_OfADeniedCall_SaysWhatAwsSaidAndWhatToAllow()
    {
        var error = new AwsError("iam:TagRole", "AccessDenied", "User: x is not authorized to perform: iam:TagRole.", 403);
        var problem = AwsProblems.ToProblem(error, AwsErrorTable.Classify(error, null));

        Assert.Equal("AccessDenied", problem.Reason);
        Assert.StartsWith(
            "iam:TagRole: User: x is not authorized to perform: iam:TagRole (AccessDenied); allow iam:TagRole", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Problem_OfWhatIsNotKnownEverywhereYet_SaysForHowLongAndWhatFollows()
    {
        var error = new AwsError("iam:CreateRole", "MalformedPolicyDocument", "Invalid principal in policy", 400);
        var problem = AwsProblems.ToProblem(error, AwsErrorTable.Classify(error, Young));

        Assert.Equal("Propagating", problem.Reason);
        Assert.EndsWith(
            "tried again for two minutes from when it was first seen; after that it is reported as yours to mend, and still tried",
            problem.Message, StringComparison.Ordinal);
    }

    private static string Class(string operation, string code, string message, int status, TimeSpan? age) =>
        AwsErrorTable.Classify(new(operation, code, message, status), age) switch
        {
            AwsFault.UserMustAct(var reason) => $"UserMustAct {reason}",
            var fault => fault.GetType().Name,
        };
}
