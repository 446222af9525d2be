using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>Managed policies on roles.</summary>
internal static class AttachmentOperations
{
    /// <summary>AttachRolePolicy: attaching twice is no error and changes nothing.</summary>
    public static JsonObject Attach(Call call)
    {
        var role = Existing.ModifiableRole(call);
        var arn = ExistingPolicy.Arn(call);
        var policy = ExistingPolicy.See(call, arn) ?? throw call.Error("NoSuchEntity", $"Policy {arn} does not exist or is not attachable.");
        if (!policy.IsAttachable)
            throw call.Error("PolicyNotAttachable", "Cannot attach a Service Role Policy to a Customer Role.");
        if (role.Attached.Contains(arn))
            return [];
        var most = call.Account.Quotas["AttachedPoliciesPerRoleQuota"];
        if (role.Attached.Count >= most)
            throw call.Error("LimitExceeded", $"Cannot exceed quota for PoliciesPerRole: {most}");
        RoleOperations.Put(call, role with { Attached = role.Attached.Add(arn) });
        return [];
    }

    /// <summary>DetachRolePolicy: NoSuchEntity where it is not attached.</summary>
    public static JsonObject Detach(Call call)
    {
        var role = Existing.ModifiableRole(call);
        var arn = ExistingPolicy.Arn(call);
        if (!role.Attached.Contains(arn))
            throw ExistingPolicy.NotFound(call);
        RoleOperations.Put(call, role with { Attached = role.Attached.Remove(arn) });
        return [];
    }

    /// <summary>ListAttachedRolePolicies: PathPrefix is about the policies' paths.</summary>
    public static JsonObject List(Call call)
    {
        var role = Existing.SeenRole(call, call.Text("RoleName"));
        var prefix = call.OptionalText("PathPrefix") ?? "/";
        var arns = (call.World.See(call.Account.Roles, role.Name, Reader.List)?.Attached ?? [])
            .Where(arn => arn.Split(':', 6)[5]["policy".Length..].StartsWith(prefix, StringComparison.Ordinal));
        return Paging.Page(call, "AttachedPolicies", arns, ExistingPolicy.Position, Describe.Attached);
    }
}
