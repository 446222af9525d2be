using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using static RoleOperator.AwsSimulator.Tests.Iam.Errors.ErrorTable;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam.Errors;

/// <summary>Errors of managed policies, their versions and the simulation of policies.</summary>
internal static class PolicyErrors
{
    public static IEnumerable<Row> Rows => [.. Policies(), .. Versions(), .. Simulated()];

    private static IEnumerable<Row> Policies()
    {
        var mine = PolicyArn("p");
        Task Create(IAmazonIdentityManagementService iam, string document = Document, string? tag = null) =>
            iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = "p", PolicyDocument = document, Tags = tag is null ? null : Tags(tag) });
        Task Delete(IAmazonIdentityManagementService iam, string arn) => iam.DeletePolicyAsync(new DeletePolicyRequest { PolicyArn = arn });
        yield return new("CreatePolicy", "InvalidInput", Nothing, iam => Create(iam, tag: "aws:mine"));
        yield return new("CreatePolicy", "LimitExceeded", Quota("PoliciesQuota", 0), iam => Create(iam));
        yield return new("CreatePolicy", "EntityAlreadyExists", APolicy, iam => Create(iam));
        yield return new("CreatePolicy", "MalformedPolicyDocument", Nothing, iam => Create(iam, "{}"));
        yield return new("CreatePolicy", "ConcurrentModification", After(APolicy, aws => Delete(aws.Iam, mine), Hurried), iam => Create(iam));
        foreach (var row in ByArn("GetPolicy", (iam, arn) => iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = arn })))
            yield return row;
        foreach (var row in ByArn("DeletePolicy", Delete))
            yield return row;
        yield return new("DeletePolicy", "DeleteConflict", aws => aws.AttachedAsync(), iam => Delete(iam, mine));
        foreach (var row in ByArn("ListEntitiesForPolicy", (iam, arn) => iam.ListEntitiesForPolicyAsync(new ListEntitiesForPolicyRequest { PolicyArn = arn })))
            yield return row;
        foreach (var row in Tagging("Policy", APolicy, (iam, key) => iam.TagPolicyAsync(new TagPolicyRequest { PolicyArn = mine, Tags = Tags(key) }),
            (iam, key) => iam.UntagPolicyAsync(new UntagPolicyRequest { PolicyArn = mine, TagKeys = [key] }),
            iam => iam.ListPolicyTagsAsync(new ListPolicyTagsRequest { PolicyArn = mine })))
            yield return row;
        yield return new("ListPolicyTags", "InvalidInput", Nothing, iam => iam.ListPolicyTagsAsync(new ListPolicyTagsRequest { PolicyArn = NoArn }));
    }

    private static IEnumerable<Row> Versions()
    {
        var mine = PolicyArn("p");
        Task Create(IAmazonIdentityManagementService iam, string arn, string document = Document) =>
            iam.CreatePolicyVersionAsync(new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = document });
        Task Delete(IAmazonIdentityManagementService iam, string arn) =>
            iam.DeletePolicyVersionAsync(new DeletePolicyVersionRequest { PolicyArn = arn, VersionId = "v1" });
        foreach (var row in ByArn("CreatePolicyVersion", (iam, arn) => Create(iam, arn)))
            yield return row;
        yield return new("CreatePolicyVersion", "MalformedPolicyDocument", APolicy, iam => Create(iam, mine, "{}"));
        yield return new("CreatePolicyVersion", "LimitExceeded", After(APolicy, Quota("VersionsPerPolicyQuota", 1)), iam => Create(iam, mine));
        foreach (var row in ByArn(
            "GetPolicyVersion", (iam, arn) => iam.GetPolicyVersionAsync(new GetPolicyVersionRequest { PolicyArn = arn, VersionId = "v1" })))
            yield return row;
        foreach (var row in ByArn("ListPolicyVersions", (iam, arn) => iam.ListPolicyVersionsAsync(new ListPolicyVersionsRequest { PolicyArn = arn })))
            yield return row;
        foreach (var row in ByArn(
            "SetDefaultPolicyVersion",
            (iam, arn) => iam.SetDefaultPolicyVersionAsync(new SetDefaultPolicyVersionRequest { PolicyArn = arn, VersionId = "v1" })))
            yield return row;
        foreach (var row in ByArn("DeletePolicyVersion", Delete))
            yield return row;
        yield return new("DeletePolicyVersion", "DeleteConflict", APolicy, iam => Delete(iam, mine));
    }

    private static IEnumerable<Row> Simulated()
    {
        Task Custom(IAmazonIdentityManagementService iam, string document) =>
            iam.SimulateCustomPolicyAsync(new SimulateCustomPolicyRequest { PolicyInputList = [document], ActionNames = ["s3:GetObject"] });
        Task Principal(IAmazonIdentityManagementService iam, string arn, string document = Document) =>
            iam.SimulatePrincipalPolicyAsync(
                new SimulatePrincipalPolicyRequest { PolicySourceArn = arn, PolicyInputList = [document], ActionNames = ["s3:GetObject"] });
        yield return new("SimulateCustomPolicy", "InvalidInput", Nothing, iam => Custom(iam, "no json"));
        yield return new("SimulateCustomPolicy", "PolicyEvaluation", Nothing, iam => Custom(iam, "{}"));
        yield return new("SimulatePrincipalPolicy", "NoSuchEntity", Nothing, iam => Principal(iam, RoleArn("r")));
        yield return new("SimulatePrincipalPolicy", "InvalidInput", Nothing, iam => Principal(iam, NoArn));
        yield return new("SimulatePrincipalPolicy", "PolicyEvaluation", ARole, iam => Principal(iam, RoleArn("r"), "{}"));
    }

    private static IEnumerable<Row> ByArn(string operation, Func<IAmazonIdentityManagementService, string, Task> call)
    {
        yield return new(operation, "NoSuchEntity", Nothing, iam => call(iam, NoPolicy));
        yield return new(operation, "InvalidInput", Nothing, iam => call(iam, NoArn));
    }
}
