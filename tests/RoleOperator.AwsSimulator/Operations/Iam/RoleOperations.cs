using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>Roles: create, read, update, delete.</summary>
public static class RoleOperations
{
    /// <summary>CreateRole.</summary>
    public static JsonObject Create(Call call)
    {
        var name = call.Text("RoleName");
        if (call.Account.Roles.Find(name) is not null)
            throw call.Error("EntityAlreadyExists", $"Role with name {name} already exists.");
        var role = new Role(name, call.OptionalText("Path") ?? "/", call.World.Ids.Unique("AROA"), call.Now, call.Text("AssumeRolePolicyDocument"))
        {
            Description = call.OptionalText("Description"),
            MaxSessionDuration = call.Number("MaxSessionDuration") ?? 3600,
            Boundary = call.OptionalText("PermissionsBoundary"),
            Tags = [.. call.Tags()],
        };
        call.Account.Roles.Put(name, role, call.Now);
        return new JsonObject { ["Role"] = Describe(call.Account, role) };
    }

    /// <summary>GetRole.</summary>
    public static JsonObject Get(Call call)
    {
        var name = call.Text("RoleName");
        return call.World.See(call.Account.Roles, name, Reader.Get) is { } role
            ? new JsonObject { ["Role"] = Describe(call.Account, role) }
            : throw call.Error("NoSuchEntity", $"The role with name {name} cannot be found.");
    }

    private static JsonObject Describe(Account account, Role role) => new()
    {
        ["Path"] = role.Path,
        ["RoleName"] = role.Name,
        ["RoleId"] = role.Id,
        ["Arn"] = account.Arn("role", role.Path, role.Name),
        ["CreateDate"] = XmlReply.Timestamp(role.CreatedAt),
        ["AssumeRolePolicyDocument"] = Uri.EscapeDataString(role.Trust),
        ["Description"] = role.Description,
        ["MaxSessionDuration"] = role.MaxSessionDuration,
    };
}
