using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Documents;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>Roles: create, read, update, delete.</summary>
internal static class RoleOperations
{
    /// <summary>CreateRole: everything at once, or nothing.</summary>
    public static JsonObject Create(Call call)
    {
        var name = call.Text("RoleName");
        var path = call.OptionalText("Path") ?? "/";
        if (path.StartsWith("/aws-service-role/", StringComparison.Ordinal))
            throw call.Error("InvalidInput", $"The path {path} is reserved for service-linked roles.");
        if (call.Account.Roles.Find(name) is not null)
            throw call.Error("EntityAlreadyExists", $"Role with name {name} already exists.");
        var trust = ReadTrust(call, call.Text("AssumeRolePolicyDocument"));
        var role = new Role(name, path, call.World.Ids.Unique("AROA"), call.Now, trust.Text)
        {
            TrustedIds = trust.Ids,
            Description = call.OptionalText("Description"),
            MaxSessionDuration = call.Number("MaxSessionDuration") ?? 3600,
            Boundary = call.OptionalText("PermissionsBoundary") is not null ? BoundaryOperations.Read(call) : null,
            Tags = TagRules.Add(call, [], TagRules.OfRoles),
        };
        RefuseTooMany(call);
        Writes.Put(call, call.Account.Roles, name, role);
        return new JsonObject { ["Role"] = Describe.WholeRole(call, role) };
    }

    /// <summary>GetRole.</summary>
    public static JsonObject Get(Call call)
    {
        var role = Existing.SeenRole(call, call.Text("RoleName"));
        var described = Describe.WholeRole(call, role);
        described["RoleLastUsed"] = Describe.LastUsed(role);
        return new JsonObject { ["Role"] = described };
    }

    /// <summary>ListRoles: without boundary, tags and last use.</summary>
    public static JsonObject List(Call call)
    {
        var prefix = call.OptionalText("PathPrefix") ?? "/";
        var roles = call.World.SeeAll(call.Account.Roles, Reader.List).Where(role => role.Path.StartsWith(prefix, StringComparison.Ordinal));
        return Paging.Page(call, "Roles", roles, role => role.Name, role => Describe.Role(call, role));
    }

    /// <summary>UpdateRole: what is not given stays. Of a service-linked role only the description may change.</summary>
    public static JsonObject Update(Call call)
    {
        var role = Existing.Role(call);
        if (role.LinkedService is not null && call.Number("MaxSessionDuration") is not null)
            throw Existing.Protected(call, role);
        Put(call, role with
        {
            Description = call.OptionalText("Description") ?? role.Description,
            MaxSessionDuration = call.Number("MaxSessionDuration") ?? role.MaxSessionDuration,
        });
        return [];
    }

    /// <summary>UpdateRoleDescription.</summary>
    public static JsonObject UpdateDescription(Call call)
    {
        var role = Existing.Role(call) with { Description = call.Text("Description") };
        Put(call, role);
        return new JsonObject { ["Role"] = Describe.WholeRole(call, role) };
    }

    /// <summary>UpdateAssumeRolePolicy: the whole document, whose principals are looked up anew.</summary>
    public static JsonObject UpdateTrust(Call call)
    {
        var role = Existing.ModifiableRole(call);
        var trust = ReadTrust(call, call.Text("PolicyDocument"));
        Put(call, role with { Trust = trust.Text, TrustedIds = trust.Ids });
        return [];
    }

    /// <summary>
    /// DeleteRole: only once it is out of all instance profiles and has no policies. What was removed a moment ago may still count. A boundary does
    /// not hinder.
    /// </summary>
    public static JsonObject Delete(Call call)
    {
        var role = Existing.ModifiableRole(call);
        Role[] views = [role, .. Namesakes(call, role)];
        if (ProfilesOf(call, role, Reader.DeleteCheck).Any() || call.Account.Profiles.Newest.Any(profile => Is(profile.Role, role)))
            throw call.Error("DeleteConflict", "Cannot delete entity, must remove roles from instance profile first.");
        if (views.Any(view => !view.Attached.IsEmpty))
            throw call.Error("DeleteConflict", "Cannot delete entity, must detach all policies first.");
        if (views.Any(view => !view.Inline.IsEmpty))
            throw call.Error("DeleteConflict", "Cannot delete entity, must delete policies first.");
        Writes.Remove(call, call.Account.Roles, role.Name);
        return [];
    }

    /// <summary>The instance profiles of a role, as a reader sees them.</summary>
    public static IEnumerable<InstanceProfile> ProfilesOf(Call call, Role role, Reader reader) =>
        call.World.SeeAll(call.Account.Profiles, reader).Where(profile => Is(profile.Role, role));

    /// <summary>Writes the new state of a role.</summary>
    public static void Put(Call call, Role role) => Writes.Put(call, call.Account.Roles, role.Name, role);

    /// <summary>Refuses another role where the account has as many as it may.</summary>
    public static void RefuseTooMany(Call call)
    {
        var most = call.Account.Quotas["RolesQuota"];
        if (call.Account.Roles.Newest.Count() >= most)
            throw call.Error("LimitExceeded", $"Cannot exceed quota for RolesPerAccount: {most}");
    }

    private static IEnumerable<Role> Namesakes(Call call, Role role) =>
        call.World.See(call.Account.Roles, role.Name, Reader.DeleteCheck) is { } seen && seen.Id == role.Id ? [seen] : [];

    private static bool Is(string? name, Role role) => string.Equals(name, role.Name, StringComparison.OrdinalIgnoreCase);

    private static TrustPolicy ReadTrust(Call call, string text)
    {
        var trust = TrustPolicy.Read(call.World, call.Account.Partition, text);
        var most = call.Account.Quotas["AssumeRolePolicySizeQuota"];
        return PolicyJson.Size(text) <= most ? trust : throw call.Error("LimitExceeded", $"Cannot exceed quota for ACLSizePerRole: {most}");
    }
}
