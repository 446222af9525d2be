using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Control;

/// <summary>The world as it is, for people and tests that want to look at it: the newest state of everything, whatever readers see.</summary>
public static class WorldState
{
    /// <summary>Describes a world. Hold its gate.</summary>
    public static JsonObject Describe(AwsWorld world) => new()
    {
        ["time"] = world.Time.GetUtcNow(),
        ["aheadSeconds"] = world.Time.Ahead.TotalSeconds,
        ["accounts"] = new JsonArray([.. world.Accounts.OrderBy(account => account.Id, StringComparer.Ordinal).Select(Account)]),
    };

    private static JsonObject Account(Account account) => new()
    {
        ["id"] = account.Id,
        ["partition"] = account.Partition,
        ["quotas"] = Map(account.Quotas.All, value => value),
        ["roles"] = All(account.Roles.Newest, role => role.Name, Role),
        ["policies"] = All(account.Policies.Newest, policy => policy.Name, policy => Policy(account, policy)),
        ["instanceProfiles"] = All(account.Profiles.Newest, profile => profile.Name, Profile),
        ["oidcProviders"] = All(account.OidcProviders.Newest, provider => provider.Arn, provider => Named("arn", provider.Arn, provider.Tags)),
        ["samlProviders"] = All(account.SamlProviders.Newest, provider => provider.Arn, provider => Named("arn", provider.Arn, provider.Tags)),
        ["users"] = All(account.Users.Newest, user => user.Name, Identity),
        ["groups"] = All(account.Groups.Newest, group => group.Name, Identity),
        ["regions"] = All(account.Regions, region => region.Name, Region),
    };

    private static JsonObject Role(Role role) => new()
    {
        ["name"] = role.Name,
        ["path"] = role.Path,
        ["id"] = role.Id,
        ["createdAt"] = role.CreatedAt,
        ["trust"] = role.Trust,
        ["description"] = role.Description,
        ["maxSessionDuration"] = role.MaxSessionDuration,
        ["boundary"] = role.Boundary,
        ["attached"] = Texts(role.Attached),
        ["inline"] = Map(role.Inline, document => document),
        ["tags"] = Tags(role.Tags),
        ["linkedService"] = role.LinkedService,
    };

    private static JsonObject Policy(Account account, ManagedPolicy policy) => new()
    {
        ["name"] = policy.Name,
        ["arn"] = account.Arn("policy", policy.Path, policy.Name),
        ["id"] = policy.Id,
        ["description"] = policy.Description,
        ["default"] = $"v{policy.Default}",
        ["versions"] = new JsonArray([.. policy.Versions.Select(version => (JsonNode)new JsonObject { ["id"] = version.Id, ["document"] = version.Document })]),
        ["tags"] = Tags(policy.Tags),
    };

    private static JsonObject Profile(InstanceProfile profile) => new()
    {
        ["name"] = profile.Name,
        ["path"] = profile.Path,
        ["id"] = profile.Id,
        ["role"] = profile.Role,
        ["tags"] = Tags(profile.Tags),
    };

    private static JsonObject Identity(Identity identity) => new()
    {
        ["name"] = identity.Name,
        ["path"] = identity.Path,
        ["id"] = identity.Id,
        ["attached"] = Texts(identity.Attached),
        ["inline"] = Map(identity.Inline, document => document),
        ["boundary"] = identity.Boundary,
    };

    private static JsonObject Region(Region region) => new()
    {
        ["name"] = region.Name,
        ["instances"] = All(region.Instances.Values, instance => instance.Id, instance => new JsonObject
        {
            ["id"] = instance.Id,
            ["state"] = instance.State,
            ["tags"] = Tags(instance.Tags),
        }),
        ["associations"] = All(region.Associations.Values, association => association.Id, association => new JsonObject
        {
            ["id"] = association.Id,
            ["instance"] = association.InstanceId,
            ["profileArn"] = association.ProfileArn,
            ["profileId"] = association.ProfileId,
            ["state"] = association.State,
        }),
    };

    private static JsonObject Named(string what, string name, IEnumerable<Tag> tags) => new() { [what] = name, ["tags"] = Tags(tags) };

    private static JsonArray All<T>(IEnumerable<T> things, Func<T, string> name, Func<T, JsonObject> describe) =>
        new([.. things.OrderBy(name, StringComparer.Ordinal).Select(describe)]);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static JsonObject Tags(IEnumerable<Tag> tags) => Map(tags.Select(tag => KeyValuePair.Create(tag.Key, tag.Value)), value => value);

    private static JsonObject Map<T>(IEnumerable<KeyValuePair<string, T>> entries, Func<T, JsonNode> value) =>
        new(entries.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)value(entry.Value))));
}
