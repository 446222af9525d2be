using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>
/// GetAccountAuthorizationDetails: all identities and policies of an account with their documents, mixed in one listing, as listings see them.
/// Of AWS's policies it has those in use.
/// </summary>
internal static class AuthorizationDetails
{
    private static readonly (string Kind, string List)[] Lists =
    [
        ("User", "UserDetailList"), ("Group", "GroupDetailList"), ("Role", "RoleDetailList"),
        ("LocalManagedPolicy", "Policies"), ("AWSManagedPolicy", "Policies"),
    ];

    /// <summary>GetAccountAuthorizationDetails.</summary>
    public static JsonObject Get(Call call)
    {
        var filter = call.Texts("Filter");
        bool Wants(string kind) => filter.Count == 0 || filter.Contains(kind);
        var usage = PolicyUsage.All(call, Reader.List);
        var profiles = call.World.SeeAll(call.Account.Profiles, Reader.List).ToLookup(profile => profile.Role ?? "", StringComparer.OrdinalIgnoreCase);
        IEnumerable<Detail> details =
        [
            .. (Wants("User") ? call.World.SeeAll(call.Account.Users, Reader.List) : [])
                .Select(user => new Detail("User", user.Name, () => User(call, user))),
            .. (Wants("Group") ? call.World.SeeAll(call.Account.Groups, Reader.List) : [])
                .Select(group => new Detail("Group", group.Name, () => Group(call, group))),
            .. (Wants("Role") ? call.World.SeeAll(call.Account.Roles, Reader.List) : [])
                .Select(role => new Detail("Role", role.Name, () => Role(call, role, profiles[role.Name]))),
            .. Wants("LocalManagedPolicy") ? Policies(call, "Local", "LocalManagedPolicy", usage) : [],
            .. Wants("AWSManagedPolicy") ? Policies(call, "AWS", "AWSManagedPolicy", usage) : [],
        ];
        var (page, marker) = Paging.Take(call, details, detail => $"{Array.FindIndex(Lists, list => list.Kind == detail.Kind)}/{detail.Name}");
        return Paging.Result(marker, [.. Lists.GroupBy(list => list.List, list => list.Kind).Select(list =>
            (list.Key, new JsonArray([.. page.Where(detail => list.Contains(detail.Kind)).Select(detail => detail.Describe())])))]);
    }

    private static IEnumerable<Detail> Policies(Call call, string scope, string kind, Func<string, PolicyUsage.Count> usage) =>
        PolicyOperations.Policies(call, scope)
            .Where(entry => scope == "Local" || usage(entry.Arn).Any)
            .Select(entry => new Detail(kind, ExistingPolicy.Position(entry.Arn), () => Policy(call, entry.Arn, entry.Policy, usage(entry.Arn))));

    private static JsonObject Policy(Call call, string arn, ManagedPolicy policy, PolicyUsage.Count usage)
    {
        var described = Describe.Policy(arn, policy, usage);
        described["Description"] = policy.Description;
        described["PolicyVersionList"] = new JsonArray([.. policy.Versions.Select(version => Describe.WholeVersion(call, policy, version))]);
        return described;
    }

    private static JsonObject Role(Call call, Role role, IEnumerable<InstanceProfile> profiles)
    {
        var described = Describe.WholeRole(call, role);
        described["RoleLastUsed"] = Describe.LastUsed(role);
        described["InstanceProfileList"] = new JsonArray([.. profiles.Select(profile => Describe.Profile(call, profile, Reader.List))]);
        described["RolePolicyList"] = Describe.Inline(call, role.Inline);
        described["AttachedManagedPolicies"] = new JsonArray([.. role.Attached.Select(Describe.Attached)]);
        return described;
    }

    private static JsonObject User(Call call, Identity user) => new()
    {
        ["Path"] = user.Path,
        ["UserName"] = user.Name,
        ["UserId"] = user.Id,
        ["Arn"] = call.Account.Arn("user", user.Path, user.Name),
        ["CreateDate"] = XmlReply.Timestamp(user.CreatedAt),
        ["UserPolicyList"] = Describe.Inline(call, user.Inline),
        ["GroupList"] = new JsonArray(),
        ["AttachedManagedPolicies"] = new JsonArray([.. user.Attached.Select(Describe.Attached)]),
        ["PermissionsBoundary"] = Describe.Boundary(user.Boundary),
        ["Tags"] = Describe.Tags(user.Tags),
    };

    private static JsonObject Group(Call call, Identity group) => new()
    {
        ["Path"] = group.Path,
        ["GroupName"] = group.Name,
        ["GroupId"] = group.Id,
        ["Arn"] = call.Account.Arn("group", group.Path, group.Name),
        ["CreateDate"] = XmlReply.Timestamp(group.CreatedAt),
        ["GroupPolicyList"] = Describe.Inline(call, group.Inline),
        ["AttachedManagedPolicies"] = new JsonArray([.. group.Attached.Select(Describe.Attached)]),
    };

    // Described only when it is on the page: documents are long.
    private sealed record Detail(string Kind, string Name, Func<JsonObject> Describe);
}
