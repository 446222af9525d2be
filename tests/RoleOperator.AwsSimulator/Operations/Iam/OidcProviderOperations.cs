using System.Collections.Immutable;
using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>OpenID Connect providers. The thumbprint is optional: AWS would fetch it, the simulator leaves it out.</summary>
internal static class OidcProviderOperations
{
    private const string Scheme = "https://";
    private const int MostThumbprints = 5;

    /// <summary>CreateOpenIDConnectProvider.</summary>
    public static JsonObject Create(Call call)
    {
        var url = call.Text("Url");
        if (!url.StartsWith(Scheme, StringComparison.Ordinal) || !Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Query.Length > 0)
            throw Call.Unmodelled("ValidationError", "Invalid Open ID Connect Provider URL", 400);
        var host = url[Scheme.Length..].TrimEnd('/');
        var arn = call.Account.Arn("oidc-provider", "/", host);
        if (call.Account.OidcProviders.Find(arn) is not null)
            throw call.Error("EntityAlreadyExists", $"Provider with url {url} already exists.");
        var provider = new OidcProvider(arn, host, call.Now)
        {
            ClientIds = [.. call.Texts("ClientIDList").Distinct(StringComparer.Ordinal)],
            Thumbprints = Thumbprints(call),
            Tags = TagRules.Add(call, [], TagRules.OfOthers),
        };
        RefuseTooManyClients(call, provider);
        var most = call.Account.Quotas[Quotas.OidcProviders];
        if (call.Account.OidcProviders.Newest.Count() >= most)
            throw call.Error("LimitExceeded", $"Cannot exceed quota for OpenIdConnectProvidersPerAccount: {most}");
        Put(call, provider);
        return new JsonObject { ["OpenIDConnectProviderArn"] = arn, ["Tags"] = Describe.Tags(provider.Tags) };
    }

    /// <summary>GetOpenIDConnectProvider: the URL comes back without its scheme.</summary>
    public static JsonObject Get(Call call)
    {
        var provider = Existing.SeenOidcProvider(call);
        return new JsonObject
        {
            ["Url"] = provider.Url,
            ["ClientIDList"] = Strings(provider.ClientIds),
            ["ThumbprintList"] = Strings(provider.Thumbprints),
            ["CreateDate"] = XmlReply.Timestamp(provider.CreatedAt),
            ["Tags"] = Describe.Tags(provider.Tags),
        };
    }

    /// <summary>ListOpenIDConnectProviders: ARNs, all at once.</summary>
    public static JsonObject List(Call call) => new()
    {
        ["OpenIDConnectProviderList"] = new JsonArray([.. call.World.SeeAll(call.Account.OidcProviders, Reader.List)
            .OrderBy(provider => provider.Arn, StringComparer.Ordinal)
            .Select(provider => new JsonObject { ["Arn"] = provider.Arn })]),
    };

    /// <summary>DeleteOpenIDConnectProvider: no error where there is none.</summary>
    public static JsonObject Delete(Call call)
    {
        var arn = call.Text("OpenIDConnectProviderArn");
        if (!arn.Contains(":oidc-provider/", StringComparison.Ordinal))
            throw call.Error("InvalidInput", $"Invalid ARN {arn}.");
        if (call.Account.OidcProviders.Find(arn) is not null)
            Writes.Remove(call, call.Account.OidcProviders, arn);
        return [];
    }

    /// <summary>UpdateOpenIDConnectProviderThumbprint: replaces the whole list.</summary>
    public static JsonObject UpdateThumbprints(Call call)
    {
        Put(call, Existing.OidcProvider(call) with { Thumbprints = Thumbprints(call) });
        return [];
    }

    /// <summary>AddClientIDToOpenIDConnectProvider: one that is there already is no error.</summary>
    public static JsonObject AddClient(Call call)
    {
        var provider = Existing.OidcProvider(call);
        var client = call.Text("ClientID");
        if (provider.ClientIds.Contains(client))
            return [];
        provider = provider with { ClientIds = provider.ClientIds.Add(client) };
        RefuseTooManyClients(call, provider);
        Put(call, provider);
        return [];
    }

    /// <summary>RemoveClientIDFromOpenIDConnectProvider: one that is not there is no error.</summary>
    public static JsonObject RemoveClient(Call call)
    {
        var provider = Existing.OidcProvider(call);
        Put(call, provider with { ClientIds = provider.ClientIds.Remove(call.Text("ClientID")) });
        return [];
    }

    private static void Put(Call call, OidcProvider provider) => Writes.Put(call, call.Account.OidcProviders, provider.Arn, provider);

    private static JsonArray Strings(IEnumerable<string> strings) => new([.. strings.Select(text => JsonValue.Create(text))]);

    private static ImmutableList<string> Thumbprints(Call call) => call.Texts("ThumbprintList") is { Count: <= MostThumbprints } thumbprints
        ? [.. thumbprints]
        : throw call.Error("InvalidInput", "Thumbprint list must contain fewer than 5 entries.");

    private static void RefuseTooManyClients(Call call, OidcProvider provider)
    {
        var most = call.Account.Quotas[Quotas.ClientIds];
        if (provider.ClientIds.Count > most)
            throw call.Error("LimitExceeded", $"Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: {most}");
    }
}
