using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Documents;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>IAM's objects on the wire. Each has a brief form, which listings give, and more that only a read of the object gives.</summary>
internal static class Describe
{
    /// <summary>A role as listings have it: without boundary, tags and last use.</summary>
    public static JsonObject Role(Call call, Role role)
    {
        var described = NestedRole(call, role);
        described["Description"] = role.Description;
        described["MaxSessionDuration"] = role.MaxSessionDuration;
        return described;
    }

    /// <summary>A role within an instance profile, as AWS's examples show it.</summary>
    public static JsonObject NestedRole(Call call, Role role) => new()
    {
        ["Path"] = role.Path,
        ["RoleName"] = role.Name,
        ["RoleId"] = role.Id,
        ["Arn"] = Arn(call, "role", role.Path, role.Name, role.Id, role.CreatedAt),
        ["CreateDate"] = XmlReply.Timestamp(role.CreatedAt),
        ["AssumeRolePolicyDocument"] = DocumentView.OfTrust(call.World, role),
    };

    /// <summary>A role with its boundary and tags, which listings leave out.</summary>
    public static JsonObject WholeRole(Call call, Role role)
    {
        var described = Role(call, role);
        described["PermissionsBoundary"] = Boundary(role.Boundary);
        described["Tags"] = role.Tags.IsEmpty ? null : Tags(role.Tags);
        return described;
    }

    /// <summary>When and where a role was last used; empty where it never was.</summary>
    public static JsonObject LastUsed(Role role) => role.LastUsed is var (at, region)
        ? new JsonObject { ["LastUsedDate"] = XmlReply.Timestamp(at), ["Region"] = region }
        : [];

    /// <summary>A boundary; null where there is none. Its type is "Policy" on the wire, although the model says otherwise.</summary>
    public static JsonObject? Boundary(string? arn) =>
        arn is null ? null : new JsonObject { ["PermissionsBoundaryType"] = "Policy", ["PermissionsBoundaryArn"] = arn };

    /// <summary>A policy as listings have it: without description and tags.</summary>
    /// <param name="arn">Its ARN.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="usage">How often it is used.</param>
    public static JsonObject Policy(string arn, ManagedPolicy policy, PolicyUsage.Count usage) => new()
    {
        ["PolicyName"] = policy.Name,
        ["PolicyId"] = policy.Id,
        ["Arn"] = arn,
        ["Path"] = policy.Path,
        ["DefaultVersionId"] = $"v{policy.Default}",
        ["AttachmentCount"] = usage.Attached,
        ["PermissionsBoundaryUsageCount"] = usage.Bounding,
        ["IsAttachable"] = policy.IsAttachable,
        ["CreateDate"] = XmlReply.Timestamp(policy.CreatedAt),
        ["UpdateDate"] = XmlReply.Timestamp(policy.UpdatedAt),
    };

    /// <summary>A version without its document, as all have it save GetPolicyVersion.</summary>
    public static JsonObject Version(ManagedPolicy policy, PolicyVersion version) => new()
    {
        ["VersionId"] = version.Id,
        ["IsDefaultVersion"] = version.Number == policy.Default,
        ["CreateDate"] = XmlReply.Timestamp(version.CreatedAt),
    };

    /// <summary>A version with its document.</summary>
    public static JsonObject WholeVersion(Call call, ManagedPolicy policy, PolicyVersion version)
    {
        var described = Version(policy, version);
        described["Document"] = DocumentView.OfIdentity(call.World, version.Document);
        return described;
    }

    /// <summary>An instance profile as listings have it: with its role, without tags.</summary>
    /// <param name="call">The call.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="reader">Who looks at its role.</param>
    public static JsonObject Profile(Call call, InstanceProfile profile, Reader reader) => new()
    {
        ["Path"] = profile.Path,
        ["InstanceProfileName"] = profile.Name,
        ["InstanceProfileId"] = profile.Id,
        ["Arn"] = Arn(call, "instance-profile", profile.Path, profile.Name, profile.Id, profile.CreatedAt),
        ["CreateDate"] = XmlReply.Timestamp(profile.CreatedAt),
        ["Roles"] = profile.Role is { } name && call.World.See(call.Account.Roles, name, reader) is { } role
            ? new JsonArray(NestedRole(call, role))
            : new JsonArray(),
    };

    /// <summary>Inline policies with their documents.</summary>
    public static JsonArray Inline(Call call, IEnumerable<KeyValuePair<string, string>> policies) => new([.. policies.Select(policy => new JsonObject
    {
        ["PolicyName"] = policy.Key,
        ["PolicyDocument"] = DocumentView.OfIdentity(call.World, policy.Value),
    })]);

    /// <summary>An attached policy.</summary>
    public static JsonObject Attached(string arn) => new() { ["PolicyName"] = arn[(arn.LastIndexOf('/') + 1)..], ["PolicyArn"] = arn };

    /// <summary>Tags.</summary>
    public static JsonArray Tags(IEnumerable<Tag> tags) => new([.. tags.Select(Tag)]);

    /// <summary>A tag.</summary>
    public static JsonObject Tag(Tag tag) => new() { ["Key"] = tag.Key, ["Value"] = tag.Value };

    private static string Arn(Call call, string kind, string path, string name, string id, DateTimeOffset createdAt) =>
        call.Now - createdAt < call.World.Iam.ArnDelay ? id : call.Account.Arn(kind, path, name);
}
