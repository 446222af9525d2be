using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Authorization;

/// <summary>A permission that a call needs: the operation itself, or another such as iam:PassRole.</summary>
/// <param name="Action">Such as iam:CreateRole.</param>
/// <param name="Resource">What it is about.</param>
public sealed record Demand(string Action, Target Resource)
{
    /// <summary>Condition keys of this permission, beside those of the call.</summary>
    public ConditionContext Keys { get; init; } = [];
}

/// <summary>A resource as authorization sees it.</summary>
/// <param name="Arn">Its ARN, or * for operations that know no resources.</param>
/// <param name="Shown">How denials name it: IAM writes "role app" where the role is already there.</param>
/// <param name="Tags">What aws:ResourceTag looks at.</param>
public sealed record Target(string Arn, string Shown, IReadOnlyList<Tag> Tags)
{
    /// <summary>All and nothing.</summary>
    public static Target Any { get; } = new("*", "*", []);
}
