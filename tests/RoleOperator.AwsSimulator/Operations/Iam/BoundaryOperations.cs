using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Protocol;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>The permissions boundary of a role.</summary>
internal static class BoundaryOperations
{
    /// <summary>PutRolePermissionsBoundary: sets it or replaces it.</summary>
    public static JsonObject Put(Call call)
    {
        var role = Existing.ModifiableRole(call);
        RoleOperations.Put(call, role with { Boundary = Read(call) });
        return [];
    }

    /// <summary>DeleteRolePermissionsBoundary: NoSuchEntity where there is none.</summary>
    public static JsonObject Delete(Call call)
    {
        var role = Existing.ModifiableRole(call);
        if (role.Boundary is null)
            throw call.Error("NoSuchEntity", "The role does not have a permissions boundary.");
        RoleOperations.Put(call, role with { Boundary = null });
        return [];
    }

    /// <summary>The boundary that a call names, which must be a policy that may be attached. CreateRole answers NoSuchEntity, too, outside its model.</summary>
    /// <exception cref="AwsErrorException">InvalidInput, NoSuchEntity or PolicyNotAttachable.</exception>
    public static string Read(Call call)
    {
        var arn = ExistingPolicy.Arn(call, "PermissionsBoundary");
        var policy = ExistingPolicy.See(call, arn)
            ?? throw Call.Unmodelled("NoSuchEntity", $"Scope ARN: {arn} does not exist or is not attachable.", 404);
        return policy.IsAttachable ? arn : throw Call.Unmodelled("PolicyNotAttachable", $"Scope ARN: {arn} is not attachable.", 400);
    }
}
