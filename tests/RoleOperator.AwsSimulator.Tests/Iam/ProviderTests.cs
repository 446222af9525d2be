using Amazon.IdentityManagement.Model;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam;

public sealed class ProviderTests : IAsyncLifetime
{
    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Fact]
    public async Task OidcProvider_FromCreationToDeletion_BehavesAsIamsDoes()
    {
        var arn = await aws.OidcAsync();
        Assert.Equal("arn:aws:iam::123456789012:oidc-provider/token.example.com/id/1", arn);
        await aws.Iam.AddClientIDToOpenIDConnectProviderAsync(
            new AddClientIDToOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn, ClientID = "second" });
        await aws.Iam.RemoveClientIDFromOpenIDConnectProviderAsync(
            new RemoveClientIDFromOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn, ClientID = "never-there" });
        var thumbprint = new string('a', 40);
        await aws.Iam.UpdateOpenIDConnectProviderThumbprintAsync(
            new UpdateOpenIDConnectProviderThumbprintRequest { OpenIDConnectProviderArn = arn, ThumbprintList = [thumbprint] });
        await aws.Iam.TagOpenIDConnectProviderAsync(new TagOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn, Tags = Tags("t") });

        var provider = await aws.Iam.GetOpenIDConnectProviderAsync(new GetOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn });

        Assert.Equal("token.example.com/id/1", provider.Url);
        Assert.Equal(["sts.amazonaws.com", "second"], provider.ClientIDList);
        Assert.Equal([thumbprint], provider.ThumbprintList);
        Assert.Equal(["t"], provider.Tags.Select(tag => tag.Key));
        var providers = (await aws.Iam.ListOpenIDConnectProvidersAsync(new ListOpenIDConnectProvidersRequest())).OpenIDConnectProviderList;
        Assert.Equal([arn], providers.Select(listed => listed.Arn));
        await aws.Iam.DeleteOpenIDConnectProviderAsync(new DeleteOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn });
        await aws.Iam.DeleteOpenIDConnectProviderAsync(new DeleteOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn });
        Assert.Empty((await aws.Iam.ListOpenIDConnectProvidersAsync(new ListOpenIDConnectProvidersRequest())).OpenIDConnectProviderList ?? []);
    }

    [Theory]
    [InlineData("http://token.example.com")]
    [InlineData("token.example.com")]
    [InlineData("https://token.example.com/?id=1")]
    public async Task OidcProvider_UrlThatIsNone_IsRefused(string url)
    {
        var refusal = await RefusedAsync(() => aws.Iam.CreateOpenIDConnectProviderAsync(new CreateOpenIDConnectProviderRequest { Url = url }));

        Assert.Equal(("ValidationError", "Invalid Open ID Connect Provider URL"), (refusal.ErrorCode, refusal.Message));
    }

    [Fact]
    public async Task SamlProvider_FromCreationToDeletion_BehavesAsIamsDoes()
    {
        var arn = await aws.SamlAsync();
        var metadata = Metadata().Replace("2040", "2041", StringComparison.Ordinal);
        await aws.Iam.UpdateSAMLProviderAsync(new UpdateSAMLProviderRequest { SAMLProviderArn = arn, SAMLMetadataDocument = metadata });

        var provider = await aws.Iam.GetSAMLProviderAsync(new GetSAMLProviderRequest { SAMLProviderArn = arn });

        Assert.Equal("arn:aws:iam::123456789012:saml-provider/corp", arn);
        Assert.Equal((metadata, 2041), (provider.SAMLMetadataDocument, provider.ValidUntil!.Value.ToUniversalTime().Year));
        Assert.Equal([arn], (await aws.Iam.ListSAMLProvidersAsync(new ListSAMLProvidersRequest())).SAMLProviderList.Select(listed => listed.Arn));
        await aws.Iam.DeleteSAMLProviderAsync(new DeleteSAMLProviderRequest { SAMLProviderArn = arn });
        Assert.Equal("NoSuchEntity", (await RefusedAsync(() => aws.Iam.GetSAMLProviderAsync(new GetSAMLProviderRequest { SAMLProviderArn = arn }))).ErrorCode);
    }

    [Fact]
    public async Task SamlProvider_PartNotSimulated_IsRefusedRatherThanGuessed()
    {
        var arn = await aws.SamlAsync();

        var refusal = await RefusedAsync(
            () => aws.Iam.UpdateSAMLProviderAsync(new UpdateSAMLProviderRequest { SAMLProviderArn = arn, AssertionEncryptionMode = "Required" }));

        Assert.Equal(("NotImplemented", 501), (refusal.ErrorCode, (int)refusal.StatusCode));
    }
}
