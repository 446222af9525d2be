using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Documents;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>The inline policies of roles.</summary>
internal static class InlinePolicyOperations
{
    /// <summary>PutRolePolicy: writes a policy or replaces the one of this name. The quota is for all of a role's together.</summary>
    public static JsonObject Put(Call call)
    {
        var role = Existing.ModifiableRole(call);
        var document = call.Text("PolicyDocument");
        IdentityPolicy.Check(document, call.Account.Partition);
        var inline = role.Inline.SetItem(call.Text("PolicyName"), document);
        var most = call.Account.Quotas["RolePolicySizeQuota"];
        if (inline.Values.Sum(PolicyJson.Size) > most)
            throw call.Error("LimitExceeded", $"Maximum policy size of {most} bytes exceeded for role {role.Name}");
        RoleOperations.Put(call, role with { Inline = inline });
        return [];
    }

    /// <summary>GetRolePolicy.</summary>
    public static JsonObject Get(Call call)
    {
        var role = Existing.SeenRole(call, call.Text("RoleName"));
        var name = call.Text("PolicyName");
        return role.Inline.TryGetValue(name, out var document)
            ? new JsonObject { ["RoleName"] = role.Name, ["PolicyName"] = name, ["PolicyDocument"] = DocumentView.OfIdentity(call.World, document) }
            : throw NotFound(call, name);
    }

    /// <summary>ListRolePolicies: names only.</summary>
    public static JsonObject List(Call call)
    {
        var role = Existing.SeenRole(call, call.Text("RoleName"));
        var names = call.World.See(call.Account.Roles, role.Name, Reader.List)?.Inline.Keys ?? [];
        return Paging.Page(call, "PolicyNames", names, name => name, name => JsonValue.Create(name));
    }

    /// <summary>DeleteRolePolicy.</summary>
    public static JsonObject Delete(Call call)
    {
        var role = Existing.ModifiableRole(call);
        var name = call.Text("PolicyName");
        if (!role.Inline.ContainsKey(name))
            throw NotFound(call, name);
        RoleOperations.Put(call, role with { Inline = role.Inline.Remove(name) });
        return [];
    }

    private static AwsErrorException NotFound(Call call, string name) => call.Error("NoSuchEntity", $"The role policy with name {name} cannot be found.");
}
