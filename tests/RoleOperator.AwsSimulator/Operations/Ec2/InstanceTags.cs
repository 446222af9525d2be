using System.Collections.Immutable;
using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Ec2;

/// <summary>Tags of instances. Keys are compared with regard to case. Source: EC2 user guide, "Tag restrictions".</summary>
internal static class InstanceTags
{
    private const int Most = 50;

    /// <summary>CreateTags, of instances only.</summary>
    public static JsonObject Create(Call call, Region region)
    {
        var ids = call.Texts("Resources");
        if (ids.FirstOrDefault(id => !id.StartsWith("i-", StringComparison.Ordinal)) is { } other)
            throw new AwsErrorException("InvalidID", $"The ID '{other}' is not valid", 400);
        foreach (var tagged in Known.Instances(region, ids).Select(instance => instance with { Tags = Merge(instance.Tags, call.Tags()) }).ToArray())
            region.Instances[tagged.Id] = tagged;
        return [];
    }

    /// <summary>Tags with more, or with other values.</summary>
    /// <exception cref="AwsErrorException">InvalidParameterValue for a reserved or long key or a long value, TagLimitExceeded for more than fifty.</exception>
    public static ImmutableList<Tag> Merge(ImmutableList<Tag> present, IEnumerable<Tag> more)
    {
        foreach (var tag in more)
        {
            if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw Ec2Error.InvalidParameterValue(
                    $"Value ( {tag.Key} ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use");
            if (tag.Key.Length is 0 or > 127)
                throw Ec2Error.InvalidParameterValue("Tag keys must be from 1 to 127 characters long");
            if (tag.Value.Length > 255)
                throw Ec2Error.InvalidParameterValue("Tag value exceeds the maximum length of 255 characters");
            present = present.RemoveAll(other => other.Key == tag.Key).Add(tag);
        }

        return present.Count <= Most
            ? present
            : throw new AwsErrorException("TagLimitExceeded", "The maximum number of Tags for a resource has been reached.", 400);
    }
}
