using System.Collections.Immutable;
using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>Tag, Untag and List…Tags of one kind of object.</summary>
/// <typeparam name="T">The kind.</typeparam>
/// <param name="Seen">The object of the call as a read sees it.</param>
/// <param name="Newest">The object of the call in its newest state.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="With">The object with other tags.</param>
/// <param name="Store">Where it is kept, and under which name.</param>
/// <param name="Keys">How tag keys compare.</param>
internal sealed record TagOperations<T>(
    Func<Call, T> Seen,
    Func<Call, T> Newest,
    Func<T, ImmutableList<Tag>> Tags,
    Func<T, ImmutableList<Tag>, T> With,
    Func<Account, T, (Replicated<T> Objects, string Name)> Store,
    StringComparer Keys)
    where T : class
{
    /// <summary>TagRole and its like.</summary>
    public JsonObject Tag(Call call) => Change(call, tags => TagRules.Add(call, tags, Keys));

    /// <summary>UntagRole and its like.</summary>
    public JsonObject Untag(Call call) => Change(call, tags => TagRules.Remove(call, tags, Keys));

    /// <summary>ListRoleTags and its like.</summary>
    public JsonObject List(Call call) => Paging.Page(call, "Tags", Tags(Seen(call)), Describe.Tag);

    private JsonObject Change(Call call, Func<ImmutableList<Tag>, ImmutableList<Tag>> change)
    {
        var newest = Newest(call);
        var (objects, name) = Store(call.Account, newest);
        Writes.Put(call, objects, name, With(newest, change(Tags(newest))));
        return [];
    }
}

/// <summary>The kinds of object that carry tags.</summary>
internal static class TagOperations
{
    /// <summary>Roles. Service-linked ones can be tagged, too.</summary>
    public static TagOperations<Role> Roles { get; } = new(
        call => Existing.SeenRole(call, call.Text("RoleName")),
        Existing.Role,
        role => role.Tags,
        (role, tags) => role with { Tags = tags },
        (account, role) => (account.Roles, role.Name),
        TagRules.OfRoles);

    /// <summary>Customer managed policies.</summary>
    public static TagOperations<ManagedPolicy> Policies { get; } = new(
        ExistingPolicy.Seen,
        ExistingPolicy.Own,
        policy => policy.Tags,
        (policy, tags) => policy with { Tags = tags },
        (account, policy) => (account.Policies, policy.Name),
        TagRules.OfOthers);

    /// <summary>Instance profiles.</summary>
    public static TagOperations<InstanceProfile> Profiles { get; } = new(
        Existing.SeenProfile,
        Existing.Profile,
        profile => profile.Tags,
        (profile, tags) => profile with { Tags = tags },
        (account, profile) => (account.Profiles, profile.Name),
        TagRules.OfOthers);

    /// <summary>OpenID Connect providers.</summary>
    public static TagOperations<OidcProvider> OidcProviders { get; } = new(
        Existing.SeenOidcProvider,
        Existing.OidcProvider,
        provider => provider.Tags,
        (provider, tags) => provider with { Tags = tags },
        (account, provider) => (account.OidcProviders, provider.Arn),
        TagRules.OfOthers);

    /// <summary>SAML providers.</summary>
    public static TagOperations<SamlProvider> SamlProviders { get; } = new(
        Existing.SeenSamlProvider,
        Existing.SamlProvider,
        provider => provider.Tags,
        (provider, tags) => provider with { Tags = tags },
        (account, provider) => (account.SamlProviders, provider.Arn),
        TagRules.OfOthers);
}
