using RoleOperator.AwsSimulator.Operations;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Authorization;

/// <summary>The permissions that an IAM call needs: its own, tagging where it creates with tags, and passing the role that a profile gets.</summary>
public static class IamDemands
{
    private static readonly Dictionary<string, string> Tagging = new(StringComparer.Ordinal)
    {
        ["CreateRole"] = "iam:TagRole",
        ["CreatePolicy"] = "iam:TagPolicy",
        ["CreateInstanceProfile"] = "iam:TagInstanceProfile",
        ["CreateOpenIDConnectProvider"] = "iam:TagOpenIDConnectProvider",
        ["CreateSAMLProvider"] = "iam:TagSAMLProvider",
    };

    /// <summary>The permissions, in the order in which AWS misses them.</summary>
    public static IEnumerable<Demand> Of(Call call)
    {
        var target = IamTargets.Of(call);
        yield return new Demand(call.Operation.Action, target) { Keys = Keys(call, target) };
        if (call.Structures("Tags").Count > 0 && Tagging.TryGetValue(call.Operation.Name, out var tagging))
            yield return new Demand(tagging, target);
        if (call.Operation.Name == "AddRoleToInstanceProfile")
            yield return PassRole(call, call.Text("RoleName"));
    }

    /// <summary>The permission to hand a role to EC2.</summary>
    public static Demand PassRole(Call call, string roleName)
    {
        var role = IamTargets.RoleNamed(call, roleName);
        return new Demand("iam:PassRole", role with { Shown = role.Arn }) { Keys = new() { { "iam:PassedToService", "ec2.amazonaws.com" } } };
    }

    private static ConditionContext Keys(Call call, Target target)
    {
        var boundary = call.OptionalText("PermissionsBoundary");
        if (boundary is null && call.Operation.Name != "CreateRole" && call.OptionalText("RoleName") is { } name)
            boundary = call.World.See(call.Account.Roles, name, Reader.Authorization)?.Boundary;
        var keys = new ConditionContext
        {
            { "iam:PermissionsBoundary", boundary },
            { "iam:PolicyARN", call.OptionalText("PolicyArn") },
            { "iam:AWSServiceName", call.OptionalText("AWSServiceName") },
        };
        foreach (var tag in target.Tags)
            keys.Add($"iam:ResourceTag/{tag.Key}", tag.Value);
        return keys;
    }
}
