using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>Service-linked roles: AWS names them, owns them, and deletes them in the background, unless they are in use.</summary>
internal static class LinkedRoleOperations
{
    /// <summary>CreateServiceLinkedRole.</summary>
    public static JsonObject Create(Call call)
    {
        var principal = call.Text("AWSServiceName");
        var suffix = call.OptionalText("CustomSuffix");
        var service = LinkedServices.Find(principal)
            ?? throw call.Error("InvalidInput", $"{principal} is not a valid service principal for a service-linked role.");
        if (suffix is not null && !service.TakesSuffix)
            throw call.Error("InvalidInput", $"Custom suffix is not allowed for {principal}");
        var name = $"AWSServiceRoleFor{service.Role}{(suffix is null ? "" : $"_{suffix}")}";
        if (call.Account.Roles.Find(name) is not null)
            throw call.Error("InvalidInput", $"Service role name {name} has been taken in this account, please try a different suffix.");
        RoleOperations.RefuseTooMany(call);
        var role = new Role(name, $"/aws-service-role/{principal}/", call.World.Ids.Unique("AROA"), call.Now, Trust(principal))
        {
            Description = call.OptionalText("Description"),
            LinkedService = principal,
            Attached = [$"arn:{call.Account.Partition}:iam::aws:policy/aws-service-role/{service.Policy}"],
        };
        RoleOperations.Put(call, role);
        return new JsonObject { ["Role"] = Describe.WholeRole(call, role) };
    }

    /// <summary>DeleteServiceLinkedRole: begins a task; asked again while one runs, AWS names the same task.</summary>
    public static JsonObject Delete(Call call)
    {
        var role = Existing.Role(call);
        if (role.LinkedService is null)
            throw call.Error("NoSuchEntity", $"The role with name {role.Name} is not a service-linked role.");
        var task = call.Account.Deletions.Values.FirstOrDefault(running => running.Succeeded is null && running.RoleId == role.Id);
        if (task is null)
        {
            var id = $"task/aws-service-role/{role.LinkedService}/{role.Name}/{call.World.Ids.Request()}";
            call.Account.Deletions[id] = task = new LinkedRoleDeletion(id, role.Name, role.Id, call.Now);
        }

        return new JsonObject { ["DeletionTaskId"] = task.Id };
    }

    /// <summary>GetServiceLinkedRoleDeletionStatus.</summary>
    public static JsonObject Status(Call call)
    {
        var id = call.Text("DeletionTaskId");
        if (!id.StartsWith("task/", StringComparison.Ordinal))
            throw call.Error("InvalidInput", $"Invalid deletion task id: {id}");
        var task = call.Account.Deletions.GetValueOrDefault(id) ?? throw call.Error("NoSuchEntity", $"The deletion task {id} cannot be found.");
        return task.Succeeded switch
        {
            true => new JsonObject { ["Status"] = "SUCCEEDED" },
            false => new JsonObject { ["Status"] = "FAILED", ["Reason"] = Reason(task) },
            null => new JsonObject { ["Status"] = call.Now - task.At < call.World.Iam.LinkedRoleDeletion / 2 ? "NOT_STARTED" : "IN_PROGRESS" },
        };
    }

    /// <summary>Ends the tasks whose time has come. Called before each operation of IAM, so that a role is gone when its task is done.</summary>
    public static void Settle(Call call)
    {
        var takes = call.World.Iam.LinkedRoleDeletion;
        foreach (var task in call.Account.Deletions.Values.Where(task => task.Succeeded is null && task.At + takes <= call.Now).ToArray())
        {
            var role = call.Account.Roles.Find(task.RoleName);
            var usage = role?.Id == task.RoleId ? role.Usage : [];
            if (usage.IsEmpty && role?.Id == task.RoleId)
                call.Account.Roles.Remove(task.RoleName, task.At + takes);
            call.Account.Deletions[task.Id] = task with { Succeeded = usage.IsEmpty, Usage = usage };
        }
    }

    private static JsonObject Reason(LinkedRoleDeletion task) => new()
    {
        ["Reason"] = "A service-linked role cannot be deleted while resources use it.",
        ["RoleUsageList"] = new JsonArray([.. task.Usage.GroupBy(use => use.Region).Select(region => new JsonObject
        {
            ["Region"] = region.Key,
            ["Resources"] = new JsonArray([.. region.Select(use => JsonValue.Create(use.Resource))]),
        })]),
    };

    private static string Trust(string principal) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{principal}}"},"Action":"sts:AssumeRole"}]}""";
}
