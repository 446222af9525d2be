using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using static RoleOperator.AwsSimulator.Tests.Iam.Errors.ErrorTable;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam.Errors;

/// <summary>Errors of OpenID Connect and SAML providers.</summary>
internal static class ProviderErrors
{
    public static IEnumerable<Row> Rows => [.. Oidc(), .. Saml()];

    private static IEnumerable<Row> Oidc()
    {
        const string arn = "arn:aws:iam::123456789012:oidc-provider/token.example.com/id/1";
        Func<SimulatedAws, Task> provider = aws => aws.OidcAsync();
        Task Create(IAmazonIdentityManagementService iam, string? tag = null) =>
            iam.CreateOpenIDConnectProviderAsync(
                new CreateOpenIDConnectProviderRequest { Url = "https://token.example.com/id/1", Tags = tag is null ? null : Tags(tag) });
        Task Get(IAmazonIdentityManagementService iam, string arn) =>
            iam.GetOpenIDConnectProviderAsync(new GetOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn });
        Task Delete(IAmazonIdentityManagementService iam, string arn) =>
            iam.DeleteOpenIDConnectProviderAsync(new DeleteOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn });
        Task Update(IAmazonIdentityManagementService iam, int thumbprints = 1) => iam.UpdateOpenIDConnectProviderThumbprintAsync(
            new UpdateOpenIDConnectProviderThumbprintRequest
            {
                OpenIDConnectProviderArn = arn,
                ThumbprintList = [.. Enumerable.Repeat(new string('a', 40), thumbprints)],
            });
        Task Add(IAmazonIdentityManagementService iam, string at = arn) =>
            iam.AddClientIDToOpenIDConnectProviderAsync(new AddClientIDToOpenIDConnectProviderRequest { OpenIDConnectProviderArn = at, ClientID = "c" });
        Task Remove(IAmazonIdentityManagementService iam, string at = arn) =>
            iam.RemoveClientIDFromOpenIDConnectProviderAsync(
                new RemoveClientIDFromOpenIDConnectProviderRequest { OpenIDConnectProviderArn = at, ClientID = "c" });
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
        yield return new(
            "AddClientIDToOpenIDConnectProvider", "LimitExceeded", After(provider, Quota("ClientIdsPerOpenIdConnectProviderQuota", 1)), iam => Add(iam));
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
        Task Delete(IAmazonIdentityManagementService iam, string at = arn) =>
            iam.DeleteSAMLProviderAsync(new DeleteSAMLProviderRequest { SAMLProviderArn = at });
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
        yield return new(
            "ListSAMLProviderTags", "InvalidInput", Nothing, iam => iam.ListSAMLProviderTagsAsync(new ListSAMLProviderTagsRequest { SAMLProviderArn = NoArn }));
    }
}
