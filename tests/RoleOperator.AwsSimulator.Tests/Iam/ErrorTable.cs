using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam;

/// <summary>
/// For each operation of IAM and each error that AWS models for it, how a client comes to see it: what is put in place first, and the call that
/// is refused.
/// </summary>
internal static class ErrorTable
{
    private const string NoPolicy = "arn:aws:iam::123456789012:policy/nobody";
    private const string NoArn = "arn:aws:s3:::not-a-policy-of-iam";

    public sealed record Row(string Operation, string Code, Func<SimulatedAws, Task> Arrange, Func<IAmazonIdentityManagementService, Task> Call);

    /// <summary>All rows.</summary>
    public static IReadOnlyList<Row> Rows { get; } = [.. Roles(), .. Inline(), .. Attachments(), .. RoleTags(), .. Policies(), .. Versions(), .. Profiles(), .. Linked(), .. Simulated(), .. Oidc(), .. Saml()];

    private static IEnumerable<Row> Roles()
    {
        Task Create(IAmazonIdentityManagementService iam, string name = "r", string trust = Trust, string? tag = null) =>
            iam.CreateRoleAsync(new CreateRoleRequest { RoleName = name, AssumeRolePolicyDocument = trust, Tags = tag is null ? null : Tags(tag) });
        yield return new("CreateRole", "LimitExceeded", Quota("RolesQuota", 0), iam => Create(iam));
        yield return new("CreateRole", "InvalidInput", Nothing, iam => Create(iam, tag: "aws:mine"));
        yield return new("CreateRole", "EntityAlreadyExists", ARole, iam => Create(iam));
        yield return new("CreateRole", "MalformedPolicyDocument", Nothing, iam => Create(iam, trust: "{}"));
        yield return new("CreateRole", "ConcurrentModification", After(ARole, aws => aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "r" }), Hurried), iam => Create(iam));
        yield return new("GetRole", "NoSuchEntity", Nothing, iam => iam.GetRoleAsync(new GetRoleRequest { RoleName = "r" }));
        yield return new("UpdateRole", "UnmodifiableEntity", ALinkedRole, iam => iam.UpdateRoleAsync(new UpdateRoleRequest { RoleName = LinkedRole, MaxSessionDuration = 7200 }));
        yield return new("UpdateRole", "NoSuchEntity", Nothing, iam => iam.UpdateRoleAsync(new UpdateRoleRequest { RoleName = "r" }));
        yield return new("UpdateRoleDescription", "NoSuchEntity", Nothing, iam => iam.UpdateRoleDescriptionAsync(new UpdateRoleDescriptionRequest { RoleName = "r", Description = "d" }));

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

        Task Unbound(IAmazonIdentityManagementService iam, string role) => iam.DeleteRolePermissionsBoundaryAsync(new DeleteRolePermissionsBoundaryRequest { RoleName = role });
        yield return new("DeleteRolePermissionsBoundary", "NoSuchEntity", Nothing, iam => Unbound(iam, "r"));
        yield return new("DeleteRolePermissionsBoundary", "UnmodifiableEntity", ALinkedRole, iam => Unbound(iam, LinkedRole));
    }

    private static IEnumerable<Row> Inline()
    {
        Task Put(IAmazonIdentityManagementService iam, string role = "r", string document = Document) =>
            iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = role, PolicyName = "p", PolicyDocument = document });
        Task Delete(IAmazonIdentityManagementService iam, string role = "r") => iam.DeleteRolePolicyAsync(new DeleteRolePolicyRequest { RoleName = role, PolicyName = "p" });
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
        Task Delete(IAmazonIdentityManagementService iam, string arn) => iam.DeletePolicyVersionAsync(new DeletePolicyVersionRequest { PolicyArn = arn, VersionId = "v1" });
        foreach (var row in ByArn("CreatePolicyVersion", (iam, arn) => Create(iam, arn)))
            yield return row;
        yield return new("CreatePolicyVersion", "MalformedPolicyDocument", APolicy, iam => Create(iam, mine, "{}"));
        yield return new("CreatePolicyVersion", "LimitExceeded", After(APolicy, Quota("VersionsPerPolicyQuota", 1)), iam => Create(iam, mine));
        foreach (var row in ByArn("GetPolicyVersion", (iam, arn) => iam.GetPolicyVersionAsync(new GetPolicyVersionRequest { PolicyArn = arn, VersionId = "v1" })))
            yield return row;
        foreach (var row in ByArn("ListPolicyVersions", (iam, arn) => iam.ListPolicyVersionsAsync(new ListPolicyVersionsRequest { PolicyArn = arn })))
            yield return row;
        foreach (var row in ByArn("SetDefaultPolicyVersion", (iam, arn) => iam.SetDefaultPolicyVersionAsync(new SetDefaultPolicyVersionRequest { PolicyArn = arn, VersionId = "v1" })))
            yield return row;
        foreach (var row in ByArn("DeletePolicyVersion", Delete))
            yield return row;
        yield return new("DeletePolicyVersion", "DeleteConflict", APolicy, iam => Delete(iam, mine));
    }

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
        yield return new("GetInstanceProfile", "NoSuchEntity", Nothing, iam => iam.GetInstanceProfileAsync(new GetInstanceProfileRequest { InstanceProfileName = "i" }));
        yield return new("ListInstanceProfilesForRole", "NoSuchEntity", Nothing, iam => iam.ListInstanceProfilesForRoleAsync(new ListInstanceProfilesForRoleRequest { RoleName = "r" }));
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

    private static IEnumerable<Row> Linked()
    {
        Task Create(IAmazonIdentityManagementService iam, string service) => iam.CreateServiceLinkedRoleAsync(new CreateServiceLinkedRoleRequest { AWSServiceName = service });
        Task Status(IAmazonIdentityManagementService iam, string task) =>
            iam.GetServiceLinkedRoleDeletionStatusAsync(new GetServiceLinkedRoleDeletionStatusRequest { DeletionTaskId = task });
        yield return new("CreateServiceLinkedRole", "InvalidInput", Nothing, iam => Create(iam, "nobody.amazonaws.com"));
        yield return new("CreateServiceLinkedRole", "LimitExceeded", Quota("RolesQuota", 0), iam => Create(iam, "autoscaling.amazonaws.com"));
        yield return new("DeleteServiceLinkedRole", "NoSuchEntity", Nothing, iam => iam.DeleteServiceLinkedRoleAsync(new DeleteServiceLinkedRoleRequest { RoleName = "r" }));
        yield return new("GetServiceLinkedRoleDeletionStatus", "NoSuchEntity", Nothing, iam => Status(iam, "task/aws-service-role/x/y/z"));
        yield return new("GetServiceLinkedRoleDeletionStatus", "InvalidInput", Nothing, iam => Status(iam, "no task"));
    }

    private static IEnumerable<Row> Simulated()
    {
        Task Custom(IAmazonIdentityManagementService iam, string document) =>
            iam.SimulateCustomPolicyAsync(new SimulateCustomPolicyRequest { PolicyInputList = [document], ActionNames = ["s3:GetObject"] });
        Task Principal(IAmazonIdentityManagementService iam, string arn, string document = Document) =>
            iam.SimulatePrincipalPolicyAsync(new SimulatePrincipalPolicyRequest { PolicySourceArn = arn, PolicyInputList = [document], ActionNames = ["s3:GetObject"] });
        yield return new("SimulateCustomPolicy", "InvalidInput", Nothing, iam => Custom(iam, "no json"));
        yield return new("SimulateCustomPolicy", "PolicyEvaluation", Nothing, iam => Custom(iam, "{}"));
        yield return new("SimulatePrincipalPolicy", "NoSuchEntity", Nothing, iam => Principal(iam, RoleArn("r")));
        yield return new("SimulatePrincipalPolicy", "InvalidInput", Nothing, iam => Principal(iam, NoArn));
        yield return new("SimulatePrincipalPolicy", "PolicyEvaluation", ARole, iam => Principal(iam, RoleArn("r"), "{}"));
    }

    private static IEnumerable<Row> Oidc()
    {
        const string arn = "arn:aws:iam::123456789012:oidc-provider/token.example.com/id/1";
        Func<SimulatedAws, Task> provider = aws => aws.OidcAsync();
        Task Create(IAmazonIdentityManagementService iam, string? tag = null) =>
            iam.CreateOpenIDConnectProviderAsync(new CreateOpenIDConnectProviderRequest { Url = "https://token.example.com/id/1", Tags = tag is null ? null : Tags(tag) });
        Task Get(IAmazonIdentityManagementService iam, string arn) => iam.GetOpenIDConnectProviderAsync(new GetOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn });
        Task Delete(IAmazonIdentityManagementService iam, string arn) => iam.DeleteOpenIDConnectProviderAsync(new DeleteOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn });
        Task Update(IAmazonIdentityManagementService iam, int thumbprints = 1) => iam.UpdateOpenIDConnectProviderThumbprintAsync(
            new UpdateOpenIDConnectProviderThumbprintRequest { OpenIDConnectProviderArn = arn, ThumbprintList = [.. Enumerable.Repeat(new string('a', 40), thumbprints)] });
        Task Add(IAmazonIdentityManagementService iam, string at = arn) =>
            iam.AddClientIDToOpenIDConnectProviderAsync(new AddClientIDToOpenIDConnectProviderRequest { OpenIDConnectProviderArn = at, ClientID = "c" });
        Task Remove(IAmazonIdentityManagementService iam, string at = arn) =>
            iam.RemoveClientIDFromOpenIDConnectProviderAsync(new RemoveClientIDFromOpenIDConnectProviderRequest { OpenIDConnectProviderArn = at, ClientID = "c" });
        yield return new("CreateOpenIDConnectProvider", "InvalidInput", Nothing, iam => Create(iam, "aws:mine"));
        yield return new("CreateOpenIDConnectProvider", "EntityAlreadyExists", provider, iam => Create(iam));
        yield return new("CreateOpenIDConnectProvider", "LimitExceeded", Quota("OpenIDConnectProvidersQuota", 0), iam => Create(iam));
        yield return new("CreateOpenIDConnectProvider", "ConcurrentModification", After(provider, aws => Delete(aws.Iam, arn), Hurried), iam => Create(iam));
        yield return new("GetOpenIDConnectProvider", "NoSuchEntity", Nothing, iam => Get(iam, arn));
        yield return new("GetOpenIDConnectProvider", "InvalidInput", Nothing, iam => Get(iam, NoArn));
        yield return new("DeleteOpenIDConnectProvider", "InvalidInput", Nothing, iam => Delete(iam, NoArn));
        yield return new("UpdateOpenIDConnectProviderThumbprint", "ConcurrentModification", After(provider, Hurried), iam => Update(iam));
        yield return new("UpdateOpenIDConnectProviderThumbprint", "InvalidInput", provider, iam => Update(iam, 6));
        yield return new("UpdateOpenIDConnectProviderThumbprint", "NoSuchEntity", Nothing, iam => Update(iam));
        yield return new("AddClientIDToOpenIDConnectProvider", "ConcurrentModification", After(provider, Hurried), iam => Add(iam));
        yield return new("AddClientIDToOpenIDConnectProvider", "InvalidInput", Nothing, iam => Add(iam, NoArn));
        yield return new("AddClientIDToOpenIDConnectProvider", "NoSuchEntity", Nothing, iam => Add(iam));
        yield return new("AddClientIDToOpenIDConnectProvider", "LimitExceeded", After(provider, Quota("ClientIdsPerOpenIdConnectProviderQuota", 1)), iam => Add(iam));
        yield return new("RemoveClientIDFromOpenIDConnectProvider", "ConcurrentModification", After(provider, Hurried), iam => Remove(iam));
        yield return new("RemoveClientIDFromOpenIDConnectProvider", "InvalidInput", Nothing, iam => Remove(iam, NoArn));
        yield return new("RemoveClientIDFromOpenIDConnectProvider", "NoSuchEntity", Nothing, iam => Remove(iam));
        foreach (var row in Tagging("OpenIDConnectProvider", provider,
            (iam, key) => iam.TagOpenIDConnectProviderAsync(new TagOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn, Tags = Tags(key) }),
            (iam, key) => iam.UntagOpenIDConnectProviderAsync(new UntagOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn, TagKeys = [key] }),
            iam => iam.ListOpenIDConnectProviderTagsAsync(new ListOpenIDConnectProviderTagsRequest { OpenIDConnectProviderArn = arn })))
            yield return row;
        yield return new("ListOpenIDConnectProviderTags", "InvalidInput", Nothing,
            iam => iam.ListOpenIDConnectProviderTagsAsync(new ListOpenIDConnectProviderTagsRequest { OpenIDConnectProviderArn = NoArn }));
    }

    private static IEnumerable<Row> Saml()
    {
        const string arn = "arn:aws:iam::123456789012:saml-provider/corp";
        Func<SimulatedAws, Task> provider = aws => aws.SamlAsync();
        Task Create(IAmazonIdentityManagementService iam, string root = "EntityDescriptor") =>
            iam.CreateSAMLProviderAsync(new CreateSAMLProviderRequest { Name = "corp", SAMLMetadataDocument = Metadata(root) });
        Task Get(IAmazonIdentityManagementService iam, string at = arn) => iam.GetSAMLProviderAsync(new GetSAMLProviderRequest { SAMLProviderArn = at });
        Task Update(IAmazonIdentityManagementService iam, string root = "EntityDescriptor") =>
            iam.UpdateSAMLProviderAsync(new UpdateSAMLProviderRequest { SAMLProviderArn = arn, SAMLMetadataDocument = Metadata(root) });
        Task Delete(IAmazonIdentityManagementService iam, string at = arn) => iam.DeleteSAMLProviderAsync(new DeleteSAMLProviderRequest { SAMLProviderArn = at });
        yield return new("CreateSAMLProvider", "InvalidInput", Nothing, iam => Create(iam, "NoMetadata"));
        yield return new("CreateSAMLProvider", "EntityAlreadyExists", provider, iam => Create(iam));
        yield return new("CreateSAMLProvider", "LimitExceeded", Quota("SAMLProvidersQuota", 0), iam => Create(iam));
        yield return new("CreateSAMLProvider", "ConcurrentModification", After(provider, aws => Delete(aws.Iam), Hurried), iam => Create(iam));
        yield return new("GetSAMLProvider", "NoSuchEntity", Nothing, iam => Get(iam));
        yield return new("GetSAMLProvider", "InvalidInput", Nothing, iam => Get(iam, NoArn));
        yield return new("UpdateSAMLProvider", "NoSuchEntity", Nothing, iam => Update(iam));
        yield return new("UpdateSAMLProvider", "InvalidInput", provider, iam => Update(iam, "NoMetadata"));
        yield return new("UpdateSAMLProvider", "ConcurrentModification", After(provider, Hurried), iam => Update(iam));
        yield return new("DeleteSAMLProvider", "InvalidInput", Nothing, iam => Delete(iam, NoArn));
        yield return new("DeleteSAMLProvider", "NoSuchEntity", Nothing, iam => Delete(iam));
        foreach (var row in Tagging("SAMLProvider", provider,
            (iam, key) => iam.TagSAMLProviderAsync(new TagSAMLProviderRequest { SAMLProviderArn = arn, Tags = Tags(key) }),
            (iam, key) => iam.UntagSAMLProviderAsync(new UntagSAMLProviderRequest { SAMLProviderArn = arn, TagKeys = [key] }),
            iam => iam.ListSAMLProviderTagsAsync(new ListSAMLProviderTagsRequest { SAMLProviderArn = arn })))
            yield return row;
        yield return new("ListSAMLProviderTags", "InvalidInput", Nothing, iam => iam.ListSAMLProviderTagsAsync(new ListSAMLProviderTagsRequest { SAMLProviderArn = NoArn }));
    }

    private static IEnumerable<Row> ByArn(string operation, Func<IAmazonIdentityManagementService, string, Task> call)
    {
        yield return new(operation, "NoSuchEntity", Nothing, iam => call(iam, NoPolicy));
        yield return new(operation, "InvalidInput", Nothing, iam => call(iam, NoArn));
    }

    private static IEnumerable<Row> Tagging(
        string kind,
        Func<SimulatedAws, Task> exists,
        Func<IAmazonIdentityManagementService, string, Task> tag,
        Func<IAmazonIdentityManagementService, string, Task> untag,
        Func<IAmazonIdentityManagementService, Task> list)
    {
        yield return new($"Tag{kind}", "NoSuchEntity", Nothing, iam => tag(iam, "k"));
        yield return new($"Tag{kind}", "LimitExceeded", After(exists, Quota("TagsQuota", 0)), iam => tag(iam, "k"));
        yield return new($"Tag{kind}", "InvalidInput", exists, iam => tag(iam, "aws:mine"));
        yield return new($"Tag{kind}", "ConcurrentModification", After(exists, Hurried), iam => tag(iam, "k"));
        yield return new($"Untag{kind}", "NoSuchEntity", Nothing, iam => untag(iam, "k"));
        yield return new($"Untag{kind}", "InvalidInput", exists, iam => untag(iam, "aws:mine"));
        yield return new($"Untag{kind}", "ConcurrentModification", After(exists, Hurried), iam => untag(iam, "k"));
        yield return new($"List{kind}Tags", "NoSuchEntity", Nothing, iam => list(iam));
    }

    private const string LinkedRole = "AWSServiceRoleForAutoScaling";

    private static Task Nothing(SimulatedAws aws) => Task.CompletedTask;

    private static Task<Role> ARole(SimulatedAws aws) => aws.RoleAsync("r");

    private static Task<string> ALinkedRole(SimulatedAws aws) => aws.LinkedRoleAsync();

    private static Task<string> APolicy(SimulatedAws aws) => aws.PolicyAsync("p");

    private static Task<InstanceProfile> AProfile(SimulatedAws aws) => aws.ProfileAsync("i");

    private static Task Hurried(SimulatedAws aws)
    {
        aws.Set(world => world.Iam.ConcurrencyWindow = TimeSpan.FromMinutes(1));
        return Task.CompletedTask;
    }

    private static Func<SimulatedAws, Task> Quota(string name, int value) => aws =>
    {
        aws.Set(_ => aws.Account().Quotas[name] = value);
        return Task.CompletedTask;
    };

    private static Func<SimulatedAws, Task> After(params Func<SimulatedAws, Task>[] steps) => async aws =>
    {
        foreach (var step in steps)
            await step(aws);
    };
}
