using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>SAML providers. Assertion encryption and its keys are not simulated.</summary>
internal static class SamlProviderOperations
{
    /// <summary>CreateSAMLProvider.</summary>
    public static JsonObject Create(Call call)
    {
        RefuseKeys(call);
        var arn = call.Account.Arn("saml-provider", "/", call.Text("Name"));
        if (call.Account.SamlProviders.Find(arn) is not null)
            throw call.Error("EntityAlreadyExists", $"SAMLProvider with ARN {arn} already exists.");
        var provider = new SamlProvider(arn, Metadata(call), call.Now) { Tags = TagRules.Add(call, [], TagRules.OfOthers) };
        var most = call.Account.Quotas[Quotas.SamlProviders];
        if (call.Account.SamlProviders.Newest.Count() >= most)
            throw call.Error("LimitExceeded", $"Cannot exceed quota for SAMLProvidersPerAccount: {most}");
        Writes.Put(call, call.Account.SamlProviders, arn, provider);
        return new JsonObject { ["SAMLProviderArn"] = arn, ["Tags"] = Describe.Tags(provider.Tags) };
    }

    /// <summary>GetSAMLProvider.</summary>
    public static JsonObject Get(Call call)
    {
        var provider = Existing.SeenSamlProvider(call);
        return new JsonObject
        {
            ["SAMLMetadataDocument"] = provider.Metadata,
            ["CreateDate"] = XmlReply.Timestamp(provider.CreatedAt),
            ["ValidUntil"] = ValidUntil(provider),
            ["Tags"] = Describe.Tags(provider.Tags),
        };
    }

    /// <summary>ListSAMLProviders: all at once.</summary>
    public static JsonObject List(Call call) => new()
    {
        ["SAMLProviderList"] = new JsonArray([.. call.World.SeeAll(call.Account.SamlProviders, Reader.List)
            .OrderBy(provider => provider.Arn, StringComparer.Ordinal)
            .Select(provider => new JsonObject
            {
                ["Arn"] = provider.Arn,
                ["ValidUntil"] = ValidUntil(provider),
                ["CreateDate"] = XmlReply.Timestamp(provider.CreatedAt),
            })]),
    };

    /// <summary>UpdateSAMLProvider: the metadata, where it is given.</summary>
    public static JsonObject Update(Call call)
    {
        RefuseKeys(call);
        var provider = Existing.SamlProvider(call);
        if (call.OptionalText("SAMLMetadataDocument") is not null)
            Writes.Put(call, call.Account.SamlProviders, provider.Arn, provider with { Metadata = Metadata(call) });
        return new JsonObject { ["SAMLProviderArn"] = provider.Arn };
    }

    /// <summary>DeleteSAMLProvider.</summary>
    public static JsonObject Delete(Call call)
    {
        Writes.Remove(call, call.Account.SamlProviders, Existing.SamlProvider(call).Arn);
        return [];
    }

    private static string Metadata(Call call)
    {
        var text = call.Text("SAMLMetadataDocument");
        return Root(text)?.Name.LocalName is "EntityDescriptor" or "EntitiesDescriptor" ? text : throw call.Error("InvalidInput", "Could not parse metadata");
    }

    // Where the metadata name no end, AWS gives a hundred years.
    private static string ValidUntil(SamlProvider provider) => XmlReply.Timestamp(
        DateTimeOffset.TryParse(Root(provider.Metadata)?.Attribute("validUntil")?.Value, CultureInfo.InvariantCulture, out var until)
            ? until
            : provider.CreatedAt.AddYears(100));

    private static XElement? Root(string metadata)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(metadata), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static void RefuseKeys(Call call)
    {
        if (((string[])["AssertionEncryptionMode", "AddPrivateKey", "RemovePrivateKey"]).FirstOrDefault(call.Input.ContainsKey) is { } member)
            throw Call.Unmodelled("NotImplemented", $"The simulator does not have {member} of {call.Operation.Action}.", 501);
    }
}
