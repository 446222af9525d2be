using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using IamTag = Amazon.IdentityManagement.Model.Tag;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>
/// Every field of an AWS object as canonical JSON, to be compared as a whole with what a test wrote down as YAML: what a test does not name
/// must not be there.
/// </summary>
public sealed class AwsView(AmazonIdentityManagementServiceClient iam, AmazonEC2Client ec2, string imageId)
{
    /// <summary>Asserts that a role has these fields and no others.</summary>
    public async Task RoleIsAsync(string name, string yaml) => Assert.Equal(CanonicalJson.Of(Manifest.Json(yaml)), await RoleAsync(name));

    public async Task PolicyIsAsync(string arn, string yaml) => Assert.Equal(CanonicalJson.Of(Manifest.Json(yaml)), await PolicyAsync(arn));

    public async Task InstanceProfileIsAsync(string name, string yaml) =>
        Assert.Equal(CanonicalJson.Of(Manifest.Json(yaml)), await InstanceProfileAsync(name));

    /// <summary>A role as JSON; null when there is none.</summary>
    public async Task<string?> RoleAsync(string name)
    {
        try
        {
            var role = (await iam.GetRoleAsync(new() { RoleName = name })).Role;
            var attached = await iam.Paginators.ListAttachedRolePolicies(new() { RoleName = name }).AttachedPolicies.ToListAsync();
            var inline = await iam.Paginators.ListRolePolicies(new() { RoleName = name }).PolicyNames.ToListAsync();
            var arns = attached.Select(p => p.PolicyArn).Order(StringComparer.Ordinal);
            var json = new JsonObject
            {
                ["path"] = role.Path,
                ["maxSessionDurationSeconds"] = role.MaxSessionDuration,
                ["trust"] = Document(role.AssumeRolePolicyDocument),
                ["managedPolicies"] = new JsonArray([.. arns.Select(a => (JsonNode)a)]),
                ["inlinePolicies"] = new JsonObject(),
                ["tags"] = Tags(role.Tags),
            };
            foreach (var policy in inline)
                json["inlinePolicies"]![policy] = Document((await iam.GetRolePolicyAsync(new() { RoleName = name, PolicyName = policy })).PolicyDocument);
            if (!string.IsNullOrEmpty(role.Description)) json["description"] = role.Description;
            if (role.PermissionsBoundary is { } boundary) json["permissionsBoundary"] = boundary.PermissionsBoundaryArn;
            return CanonicalJson.Of(json);
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    /// <summary>A managed policy with its versions as JSON; null when there is none.</summary>
    public async Task<string?> PolicyAsync(string arn)
    {
        try
        {
            var policy = (await iam.GetPolicyAsync(new() { PolicyArn = arn })).Policy;
            var versions = await iam.Paginators.ListPolicyVersions(new() { PolicyArn = arn }).Versions.ToListAsync();
            var inForce = await iam.GetPolicyVersionAsync(new() { PolicyArn = arn, VersionId = policy.DefaultVersionId });
            var json = new JsonObject
            {
                ["path"] = policy.Path,
                ["document"] = Document(inForce.PolicyVersion.Document),
                ["defaultVersion"] = policy.DefaultVersionId,
                ["versions"] = new JsonArray([.. versions.Select(v => v.VersionId).Order(StringComparer.Ordinal).Select(v => (JsonNode)v)]),
                ["attachmentCount"] = policy.AttachmentCount,
                ["tags"] = Tags(policy.Tags),
            };
            if (!string.IsNullOrEmpty(policy.Description)) json["description"] = policy.Description;
            return CanonicalJson.Of(json);
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    /// <summary>An instance profile as JSON; null when there is none.</summary>
    public async Task<string?> InstanceProfileAsync(string name)
    {
        try
        {
            var profile = (await iam.GetInstanceProfileAsync(new() { InstanceProfileName = name })).InstanceProfile;
            return CanonicalJson.Of(new JsonObject
            {
                ["path"] = profile.Path,
                ["roles"] = new JsonArray([.. (profile.Roles ?? []).Select(r => (JsonNode)r.RoleName)]),
                ["tags"] = Tags(profile.Tags),
            });
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    /// <summary>A new running instance.</summary>
    /// <param name="tags">Its tags.</param>
    /// <returns>Its id.</returns>
    public async Task<string> RunInstanceAsync(params (string Key, string Value)[] tags)
    {
        var specification = new TagSpecification
        {
            ResourceType = ResourceType.Instance,
            Tags = [.. tags.Select(t => new Amazon.EC2.Model.Tag(t.Key, t.Value))],
        };
        var run = await ec2.RunInstancesAsync(new RunInstancesRequest
        {
            ImageId = imageId,
            MinCount = 1,
            MaxCount = 1,
            TagSpecifications = tags.Length > 0 ? [specification] : null,
        });
        return run.Reservation.Instances.Single().InstanceId;
    }

    /// <summary>The ARN of the profile that an instance carries; null when it carries none.</summary>
    public async Task<string?> ProfileOfAsync(string instanceId)
    {
        var found = await ec2.DescribeIamInstanceProfileAssociationsAsync(new()
        {
            Filters = [new("instance-id", [instanceId]), new("state", ["associating", "associated"])],
        });
        return (found.IamInstanceProfileAssociations ?? []) is [var association, ..] ? association.IamInstanceProfile.Arn : null;
    }

    // IAM percent-encodes documents; moto does so for some only.
    private static JsonNode? Document(string text) => JsonNode.Parse(text.TrimStart().StartsWith('{') ? text : Uri.UnescapeDataString(text));

    private static JsonObject Tags(List<IamTag>? tags) => new((tags ?? []).Select(t => KeyValuePair.Create<string, JsonNode?>(t.Key, t.Value)));
}
