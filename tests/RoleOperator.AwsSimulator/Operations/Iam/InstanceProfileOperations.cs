using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>Instance profiles, each with one role at most.</summary>
internal static class InstanceProfileOperations
{
    /// <summary>CreateInstanceProfile.</summary>
    public static JsonObject Create(Call call)
    {
        var name = call.Text("InstanceProfileName");
        if (call.Account.Profiles.Find(name) is not null)
            throw call.Error("EntityAlreadyExists", $"Instance Profile {name} already exists.");
        var profile = new InstanceProfile(name, call.OptionalText("Path") ?? "/", call.World.Ids.Unique("AIPA"), call.Now)
        {
            Tags = TagRules.Add(call, [], TagRules.OfOthers),
        };
        var most = call.Account.Quotas["InstanceProfilesQuota"];
        if (call.Account.Profiles.Newest.Count() >= most)
            throw call.Error("LimitExceeded", $"Cannot exceed quota for InstanceProfilesPerAccount: {most}");
        Put(call, profile);
        return new JsonObject { ["InstanceProfile"] = Whole(call, profile) };
    }

    /// <summary>GetInstanceProfile: with tags.</summary>
    public static JsonObject Get(Call call) => new() { ["InstanceProfile"] = Whole(call, Existing.SeenProfile(call)) };

    /// <summary>ListInstanceProfiles: without tags.</summary>
    public static JsonObject List(Call call)
    {
        var prefix = call.OptionalText("PathPrefix") ?? "/";
        return List(call, call.World.SeeAll(call.Account.Profiles, Reader.List).Where(profile => profile.Path.StartsWith(prefix, StringComparison.Ordinal)));
    }

    /// <summary>ListInstanceProfilesForRole.</summary>
    public static JsonObject ListForRole(Call call) =>
        List(call, RoleOperations.ProfilesOf(call, Existing.SeenRole(call, call.Text("RoleName")), Reader.List));

    /// <summary>AddRoleToInstanceProfile: LimitExceeded where there is a role already, be it the same.</summary>
    public static JsonObject AddRole(Call call)
    {
        var profile = Existing.Profile(call);
        var role = Existing.ModifiableRole(call);
        if (profile.Role is not null)
            throw call.Error("LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
        Put(call, profile with { Role = role.Name });
        return [];
    }

    /// <summary>RemoveRoleFromInstanceProfile.</summary>
    public static JsonObject RemoveRole(Call call)
    {
        var profile = Existing.Profile(call);
        var role = Existing.ModifiableRole(call);
        if (!string.Equals(profile.Role, role.Name, StringComparison.OrdinalIgnoreCase))
            throw call.Error("NoSuchEntity", $"Role {role.Name} in Instance Profile {profile.Name} cannot be found.");
        Put(call, profile with { Role = null });
        return [];
    }

    /// <summary>DeleteInstanceProfile: only without a role, which may still count for a moment after its removal. Instances do not hinder.</summary>
    public static JsonObject Delete(Call call)
    {
        var profile = Existing.Profile(call);
        var before = call.World.See(call.Account.Profiles, profile.Name, Reader.DeleteCheck);
        if (profile.Role is not null || (before?.Id == profile.Id && before.Role is not null))
            throw call.Error("DeleteConflict", "Cannot delete entity, must remove roles from instance profile first.");
        Writes.Remove(call, call.Account.Profiles, profile.Name);
        return [];
    }

    private static void Put(Call call, InstanceProfile profile) => Writes.Put(call, call.Account.Profiles, profile.Name, profile);

    private static JsonObject Whole(Call call, InstanceProfile profile)
    {
        var described = Describe.Profile(call, profile, Reader.Get);
        described["Tags"] = Describe.Tags(profile.Tags);
        return described;
    }

    private static JsonObject List(Call call, IEnumerable<InstanceProfile> profiles) =>
        Paging.Page(call, "InstanceProfiles", profiles, profile => profile.Name, profile => Describe.Profile(call, profile, Reader.List));
}
