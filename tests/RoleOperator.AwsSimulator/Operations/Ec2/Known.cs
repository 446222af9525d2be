using System.Text.RegularExpressions;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Ec2;

/// <summary>Finds what a call names by id, or refuses.</summary>
internal static partial class Known
{
    /// <summary>Instances, in the order named.</summary>
    /// <exception cref="AwsErrorException">InvalidInstanceID.Malformed or InvalidInstanceID.NotFound.</exception>
    public static IReadOnlyList<Instance> Instances(Region region, IReadOnlyList<string> ids)
    {
        if (ids.FirstOrDefault(id => !InstanceId().IsMatch(id)) is { } malformed)
            throw Ec2Error.MalformedInstance(malformed);
        string[] missing = [.. ids.Where(id => !region.Instances.ContainsKey(id))];
        return missing.Length == 0 ? [.. ids.Distinct().Select(id => region.Instances[id])] : throw Ec2Error.NoSuchInstance(missing);
    }

    /// <summary>An association.</summary>
    /// <exception cref="AwsErrorException">InvalidAssociationID.Malformed or InvalidAssociationID.NotFound.</exception>
    public static Association Association(Region region, string id) =>
        !AssociationId().IsMatch(id) ? throw Ec2Error.MalformedAssociation(id)
        : region.Associations.GetValueOrDefault(id) ?? throw Ec2Error.NoSuchAssociation(id);

    [GeneratedRegex(@"\Ai-([0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex InstanceId();

    [GeneratedRegex(@"\Aiip-assoc-([0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex AssociationId();
}
