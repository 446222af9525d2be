using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using static RoleOperator.AwsSimulator.Tests.Iam.Errors.ErrorTable;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam.Errors;

/// <summary>Errors of roles: their own, of inline and attached policies, of tags, of service-linked ones.</summary>
internal static class RoleErrors
{
    public static IEnumerable<Row> Rows => [.. Roles(), .. Inline(), .. Attachments(), .. RoleTags(), .. Linked()];

    private static IEnumerable<Row> Roles()
    {
        Task Create(IAmazonIdentityManagementService iam, string name = "r", string trust = Trust, string? tag = null) =>
            iam.CreateRoleAsync(new CreateRoleRequest { RoleName = name, AssumeRolePolicyDocument = trust, Tags = tag is null ? null : Tags(tag) });
        yield return new("CreateRole", "LimitExceeded", Quota("RolesQuota", 0), iam => Create(iam));
        yield return new("CreateRole", "InvalidInput", Nothing, iam => Create(iam, tag: "aws:mine"));
        yield return new("CreateRole", "EntityAlreadyExists", ARole, iam => Create(iam));
        yield return new("CreateRole", "MalformedPolicyDocument", Nothing, iam => Create(iam, trust: "{}"));
        yield return new("CreateRole", "ConcurrentModification",
            After(ARole, aws => aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "r" }), Hurried), iam => Create(iam));
        yield return new("GetRole", "NoSuchEntity", Nothing, iam => iam.GetRoleAsync(new GetRoleRequest { RoleName = "r" }));
        yield return new("UpdateRole", "UnmodifiableEntity", ALinkedRole,
            iam => iam.UpdateRoleAsync(new UpdateRoleRequest { RoleName = LinkedRole, MaxSessionDuration = 7200 }));
        yield return new("UpdateRole", "NoSuchEntity", Nothing, iam => iam.UpdateRoleAsync(new UpdateRoleRequest { RoleName = "r" }));
        yield return new("UpdateRoleDescription", "NoSuchEntity", Nothing,
            iam => iam.UpdateRoleDescriptionAsync(new UpdateRoleDescriptionRequest { RoleName = "r", Description = "d" }));

        Task UpdateTrust(IAmazonIdentityManagementService iam, string role = "r", string trust = Trust) =>
            iam.UpdateAssumeRolePolicyAsync(new UpdateAssumeRolePolicyRequest { RoleName = role, PolicyDocument = trust });
        yield return new("UpdateAssumeRolePolicy", "NoSuchEntity", Nothing, iam => UpdateTrust(iam));
        yield return new("UpdateAssumeRolePolicy", "MalformedPolicyDocument", ARole, iam => UpdateTrust(iam, trust: "{}"));
        yield return new("UpdateAssumeRolePolicy", "LimitExceeded", After(ARole, Quota("AssumeRolePolicySizeQuota", 50)), iam => UpdateTrust(iam));
        yield return new("UpdateAssumeRolePolicy", "UnmodifiableEntity", ALinkedRole, iam => UpdateTrust(iam, LinkedRole));

        Task Delete(IAmazonIdentityManagementService iam, string role = "r") => iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = role });
        yield return new("DeleteRole", "NoSuchEntity", Nothing, iam => Delete(iam));
        yield return new("DeleteRole", "DeleteConflict", aws => aws.AttachedAsync(), iam => Delete(iam));
        yield return new("DeleteRole", "UnmodifiableEntity", ALinkedRole, iam => Delete(iam, LinkedRole));
        yield return new("DeleteRole", "ConcurrentModification", After(ARole, Hurried), iam => Delete(iam));

        Task Bound(IAmazonIdentityManagementService iam, string arn = ReadOnly, string role = "r") =>
            iam.PutRolePermissionsBoundaryAsync(new PutRolePermissionsBoundaryRequest { RoleName = role, PermissionsBoundary = arn });
        yield return new("PutRolePermissionsBoundary", "NoSuchEntity", ARole, iam => Bound(iam, NoPolicy));
        yield return new("PutRolePermissionsBoundary", "InvalidInput", ARole, iam => Bound(iam, NoArn));
        yield return new("PutRolePermissionsBoundary", "UnmodifiableEntity", ALinkedRole, iam => Bound(iam, role: LinkedRole));
        yield return new("PutRolePermissionsBoundary", "PolicyNotAttachable", ARole, iam => Bound(iam, OfService));

        Task Unbound(IAmazonIdentityManagementService iam, string role) =>
            iam.DeleteRolePermissionsBoundaryAsync(new DeleteRolePermissionsBoundaryRequest { RoleName = role });
        yield return new("DeleteRolePermissionsBoundary", "NoSuchEntity", Nothing, iam => Unbound(iam, "r"));
        yield return new("DeleteRolePermissionsBoundary", "UnmodifiableEntity", ALinkedRole, iam => Unbound(iam, LinkedRole));
    }

    private static IEnumerable<Row> Inline()
    {
        Task Put(IAmazonIdentityManagementService iam, string role = "r", string document = Document) =>
            iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = role, PolicyName = "p", PolicyDocument = document });
        Task Delete(IAmazonIdentityManagementService iam, string role = "r") =>
            iam.DeleteRolePolicyAsync(new DeleteRolePolicyRequest { RoleName = role, PolicyName = "p" });
        yield return new("PutRolePolicy", "LimitExceeded", After(ARole, Quota("RolePolicySizeQuota", 50)), iam => Put(iam));
        yield return new("PutRolePolicy", "MalformedPolicyDocument", ARole, iam => Put(iam, document: "{}"));
        yield return new("PutRolePolicy", "NoSuchEntity", Nothing, iam => Put(iam));
        yield return new("PutRolePolicy", "UnmodifiableEntity", ALinkedRole, iam => Put(iam, LinkedRole));
        yield return new("GetRolePolicy", "NoSuchEntity", ARole, iam => iam.GetRolePolicyAsync(new GetRolePolicyRequest { RoleName = "r", PolicyName = "p" }));
        yield return new("ListRolePolicies", "NoSuchEntity", Nothing, iam => iam.ListRolePoliciesAsync(new ListRolePoliciesRequest { RoleName = "r" }));
        yield return new("DeleteRolePolicy", "NoSuchEntity", ARole, iam => Delete(iam));
        yield return new("DeleteRolePolicy", "UnmodifiableEntity", ALinkedRole, iam => Delete(iam, LinkedRole));
    }

    private static IEnumerable<Row> Attachments()
    {
        Task Attach(IAmazonIdentityManagementService iam, string arn = ReadOnly, string role = "r") =>
            iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = role, PolicyArn = arn });
        Task Detach(IAmazonIdentityManagementService iam, string arn = ReadOnly, string role = "r") =>
            iam.DetachRolePolicyAsync(new DetachRolePolicyRequest { RoleName = role, PolicyArn = arn });
        Task List(IAmazonIdentityManagementService iam, string? prefix = null) =>
            iam.ListAttachedRolePoliciesAsync(new ListAttachedRolePoliciesRequest { RoleName = "r", PathPrefix = prefix });
        yield return new("AttachRolePolicy", "NoSuchEntity", ARole, iam => Attach(iam, NoPolicy));
        yield return new("AttachRolePolicy", "LimitExceeded", After(ARole, Quota("AttachedPoliciesPerRoleQuota", 0)), iam => Attach(iam));
        yield return new("AttachRolePolicy", "InvalidInput", ARole, iam => Attach(iam, NoArn));
        yield return new("AttachRolePolicy", "UnmodifiableEntity", ALinkedRole, iam => Attach(iam, role: LinkedRole));
        yield return new("AttachRolePolicy", "PolicyNotAttachable", ARole, iam => Attach(iam, OfService));
        yield return new("DetachRolePolicy", "NoSuchEntity", ARole, iam => Detach(iam));
        yield return new("DetachRolePolicy", "InvalidInput", ARole, iam => Detach(iam, NoArn));
        yield return new("DetachRolePolicy", "UnmodifiableEntity", ALinkedRole, iam => Detach(iam, OfService, LinkedRole));
        yield return new("ListAttachedRolePolicies", "NoSuchEntity", Nothing, iam => List(iam));
    }

    private static IEnumerable<Row> RoleTags()
    {
        Task Tag(IAmazonIdentityManagementService iam, string key = "k") => iam.TagRoleAsync(new TagRoleRequest { RoleName = "r", Tags = Tags(key) });
        Task Untag(IAmazonIdentityManagementService iam) => iam.UntagRoleAsync(new UntagRoleRequest { RoleName = "r", TagKeys = ["k"] });
        yield return new("TagRole", "NoSuchEntity", Nothing, iam => Tag(iam));
        yield return new("TagRole", "LimitExceeded", After(ARole, Quota("TagsQuota", 0)), iam => Tag(iam));
        yield return new("TagRole", "InvalidInput", ARole, iam => Tag(iam, "aws:mine"));
        yield return new("TagRole", "ConcurrentModification", After(ARole, Hurried), iam => Tag(iam));
        yield return new("UntagRole", "NoSuchEntity", Nothing, iam => Untag(iam));
        yield return new("UntagRole", "ConcurrentModification", After(ARole, Hurried), iam => Untag(iam));
        yield return new("ListRoleTags", "NoSuchEntity", Nothing, iam => iam.ListRoleTagsAsync(new ListRoleTagsRequest { RoleName = "r" }));
    }

    private static IEnumerable<Row> Linked()
    {
        Task Create(IAmazonIdentityManagementService iam, string service) =>
            iam.CreateServiceLinkedRoleAsync(new CreateServiceLinkedRoleRequest { AWSServiceName = service });
        Task Status(IAmazonIdentityManagementService iam, string task) =>
            iam.GetServiceLinkedRoleDeletionStatusAsync(new GetServiceLinkedRoleDeletionStatusRequest { DeletionTaskId = task });
        yield return new("CreateServiceLinkedRole", "InvalidInput", Nothing, iam => Create(iam, "nobody.amazonaws.com"));
        yield return new("CreateServiceLinkedRole", "LimitExceeded", Quota("RolesQuota", 0), iam => Create(iam, "autoscaling.amazonaws.com"));
        yield return new(
            "DeleteServiceLinkedRole", "NoSuchEntity", Nothing, iam => iam.DeleteServiceLinkedRoleAsync(new DeleteServiceLinkedRoleRequest { RoleName = "r" }));
        yield return new("GetServiceLinkedRoleDeletionStatus", "NoSuchEntity", Nothing, iam => Status(iam, "task/aws-service-role/x/y/z"));
        yield return new("GetServiceLinkedRoleDeletionStatus", "InvalidInput", Nothing, iam => Status(iam, "no task"));
    }
}
