using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using static RoleOperator.AwsSimulator.Tests.Iam.Errors.ErrorTable;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam.Errors;

/// <summary>Errors of instance profiles.</summary>
internal static class InstanceProfileErrors
{
    public static IEnumerable<Row> Rows => [.. Profiles()];

    private static IEnumerable<Row> Profiles()
    {
        Task Create(IAmazonIdentityManagementService iam, string? tag = null) =>
            iam.CreateInstanceProfileAsync(new CreateInstanceProfileRequest { InstanceProfileName = "i", Tags = tag is null ? null : Tags(tag) });
        Task Add(IAmazonIdentityManagementService iam, string role = "r") =>
            iam.AddRoleToInstanceProfileAsync(new AddRoleToInstanceProfileRequest { InstanceProfileName = "i", RoleName = role });
        Task Remove(IAmazonIdentityManagementService iam, string role = "r") =>
            iam.RemoveRoleFromInstanceProfileAsync(new RemoveRoleFromInstanceProfileRequest { InstanceProfileName = "i", RoleName = role });
        Task Delete(IAmazonIdentityManagementService iam) => iam.DeleteInstanceProfileAsync(new DeleteInstanceProfileRequest { InstanceProfileName = "i" });
        yield return new("CreateInstanceProfile", "EntityAlreadyExists", AProfile, iam => Create(iam));
        yield return new("CreateInstanceProfile", "InvalidInput", Nothing, iam => Create(iam, "aws:mine"));
        yield return new("CreateInstanceProfile", "LimitExceeded", Quota("InstanceProfilesQuota", 0), iam => Create(iam));
        yield return new("CreateInstanceProfile", "ConcurrentModification", After(AProfile, aws => Delete(aws.Iam), Hurried), iam => Create(iam));
        yield return new(
            "GetInstanceProfile", "NoSuchEntity", Nothing, iam => iam.GetInstanceProfileAsync(new GetInstanceProfileRequest { InstanceProfileName = "i" }));
        yield return new("ListInstanceProfilesForRole", "NoSuchEntity", Nothing,
            iam => iam.ListInstanceProfilesForRoleAsync(new ListInstanceProfilesForRoleRequest { RoleName = "r" }));
        yield return new("AddRoleToInstanceProfile", "NoSuchEntity", AProfile, iam => Add(iam));
        yield return new("AddRoleToInstanceProfile", "LimitExceeded", aws => aws.InstanceProfileWithRoleAsync(), iam => Add(iam));
        yield return new("AddRoleToInstanceProfile", "UnmodifiableEntity", After(AProfile, ALinkedRole), iam => Add(iam, LinkedRole));
        yield return new("RemoveRoleFromInstanceProfile", "NoSuchEntity", After(AProfile, ARole), iam => Remove(iam));
        yield return new("RemoveRoleFromInstanceProfile", "UnmodifiableEntity", After(AProfile, ALinkedRole), iam => Remove(iam, LinkedRole));
        yield return new("DeleteInstanceProfile", "NoSuchEntity", Nothing, iam => Delete(iam));
        yield return new("DeleteInstanceProfile", "DeleteConflict", aws => aws.InstanceProfileWithRoleAsync(), iam => Delete(iam));
        foreach (var row in Tagging("InstanceProfile", AProfile,
            (iam, key) => iam.TagInstanceProfileAsync(new TagInstanceProfileRequest { InstanceProfileName = "i", Tags = Tags(key) }),
            (iam, key) => iam.UntagInstanceProfileAsync(new UntagInstanceProfileRequest { InstanceProfileName = "i", TagKeys = [key] }),
            iam => iam.ListInstanceProfileTagsAsync(new ListInstanceProfileTagsRequest { InstanceProfileName = "i" })))
            yield return row;
    }
}
