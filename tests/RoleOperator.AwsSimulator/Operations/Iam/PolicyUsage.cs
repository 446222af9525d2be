using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>Who uses a managed policy: attached to roles, users and groups, or as a boundary of roles and users.</summary>
internal static class PolicyUsage
{
    /// <summary>How often a policy is used.</summary>
    /// <param name="Attached">Entities that it is attached to.</param>
    /// <param name="Bounding">Entities that it bounds.</param>
    public readonly record struct Count(int Attached, int Bounding)
    {
        /// <summary>Whether anybody uses it.</summary>
        public bool Any => Attached + Bounding > 0;
    }

    /// <summary>The use of one policy, as a reader sees it.</summary>
    public static Count Of(Call call, string arn, Reader reader) => Use(Everybody(call, reader), arn);

    /// <summary>The use of one policy, as it is.</summary>
    public static Count Newest(Call call, string arn) =>
        Use(
            [
                .. call.Account.Roles.Newest.Select(Entity.Of),
                .. call.Account.Users.Newest.Select(Entity.OfUser),
                .. call.Account.Groups.Newest.Select(Entity.OfGroup),
            ],
            arn);

    /// <summary>The use of all policies, in one pass.</summary>
    public static Func<string, Count> All(Call call, Reader reader)
    {
        var entities = Everybody(call, reader);
        var attached = entities.SelectMany(entity => entity.Attached).CountBy(arn => arn).ToDictionary(StringComparer.Ordinal);
        var bounding = entities.Select(entity => entity.Boundary).OfType<string>().CountBy(arn => arn).ToDictionary(StringComparer.Ordinal);
        return arn => new Count(attached.GetValueOrDefault(arn), bounding.GetValueOrDefault(arn));
    }

    /// <summary>ListEntitiesForPolicy: PathPrefix is about the entities' paths; without a usage filter both uses count.</summary>
    public static JsonObject ListEntities(Call call)
    {
        var arn = call.Text("PolicyArn");
        _ = ExistingPolicy.Seen(call);
        var (kind, usage, prefix) = (call.OptionalText("EntityFilter"), call.OptionalText("PolicyUsageFilter"), call.OptionalText("PathPrefix") ?? "/");
        var entities = Everybody(call, Reader.List).Where(entity =>
            (kind is null || kind == entity.Kind)
            && entity.Path.StartsWith(prefix, StringComparison.Ordinal)
            && ((usage != "PermissionsBoundary" && entity.Attached.Contains(arn)) || (usage != "PermissionsPolicy" && entity.Boundary == arn)));
        var (page, marker) = Paging.Take(call, entities, entity => $"{entity.Kind}/{entity.Name}");
        JsonArray Of(string kind) => new([.. page.Where(entity => entity.Kind == kind).Select(entity => new JsonObject
        {
            [$"{kind}Name"] = entity.Name,
            [$"{kind}Id"] = entity.Id,
        })]);
        return Paging.Result(marker, ("PolicyGroups", Of("Group")), ("PolicyUsers", Of("User")), ("PolicyRoles", Of("Role")));
    }

    private static Count Use(List<Entity> entities, string arn) =>
        new(entities.Count(entity => entity.Attached.Contains(arn)), entities.Count(entity => entity.Boundary == arn));

    private static List<Entity> Everybody(Call call, Reader reader) =>
    [
        .. call.World.SeeAll(call.Account.Roles, reader).Select(Entity.Of),
        .. call.World.SeeAll(call.Account.Users, reader).Select(Entity.OfUser),
        .. call.World.SeeAll(call.Account.Groups, reader).Select(Entity.OfGroup),
    ];

    private sealed record Entity(string Kind, string Name, string Path, string Id, IReadOnlyList<string> Attached, string? Boundary)
    {
        public static Entity Of(Role role) => new("Role", role.Name, role.Path, role.Id, role.Attached, role.Boundary);

        public static Entity OfUser(Identity user) => new("User", user.Name, user.Path, user.Id, user.Attached, user.Boundary);

        public static Entity OfGroup(Identity group) => new("Group", group.Name, group.Path, group.Id, group.Attached, null);
    }
}
