using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Ec2;

/// <summary>
/// The instance profile that a call names, as EC2 sees it: EC2 learns of IAM's changes late, and then speaks of an invalid profile, or of one
/// without a role.
/// </summary>
internal static class ProfileLookup
{
    /// <summary>The profile of the IamInstanceProfile member; null where the call has no such member.</summary>
    /// <exception cref="AwsErrorException">EC2 does not see the profile, or no role in it; or the call names it in two ways.</exception>
    public static InstanceProfile? Find(Call call)
    {
        if (call.Input["IamInstanceProfile"] is not JsonObject specification)
            return null;
        var profile = ((string?)specification["Name"], (string?)specification["Arn"]) switch
        {
            ({ } name, null) => Seen(call, name) ?? throw Ec2Error.InvalidParameterValue(
                $"Value ({name}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name"),
            (null, { } arn) => SeenByArn(call, arn) ?? throw Ec2Error.InvalidParameterValue(
                $"Value ({arn}) for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN"),
            (null, null) => throw Ec2Error.MissingParameter("iamInstanceProfile.name or iamInstanceProfile.arn"),
            _ => throw Ec2Error.InvalidParameterCombination(
                "The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'"),
        };
        return profile.Role is { } role && call.World.See(call.Account.Roles, role, Reader.Ec2) is not null
            ? profile
            : throw Ec2Error.InvalidParameterValue($"IAM Instance Profile \"{Arn(call.Account, profile)}\" has no associated IAM Roles");
    }

    /// <summary>The ARN of a profile.</summary>
    public static string Arn(Account account, InstanceProfile profile) => account.Arn("instance-profile", profile.Path, profile.Name);

    private static InstanceProfile? SeenByArn(Call call, string arn) =>
        Seen(call, arn[(arn.LastIndexOf('/') + 1)..]) is { } seen && Arn(call.Account, seen) == arn ? seen : null;

    private static InstanceProfile? Seen(Call call, string name) => call.World.See(call.Account.Profiles, name, Reader.Ec2);
}
