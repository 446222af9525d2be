using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Ec2;

/// <summary>Instances as replies show them.</summary>
internal static class InstanceView
{
    private static readonly Dictionary<string, int> Codes = new(StringComparer.Ordinal)
    {
        ["pending"] = 0,
        ["running"] = 16,
        ["shutting-down"] = 32,
        ["terminated"] = 48,
        ["stopping"] = 64,
        ["stopped"] = 80,
    };

    /// <summary>The instances of one launch.</summary>
    public static JsonObject OfReservation(Account account, Region region, IEnumerable<Instance> instances, string reservationId) => new()
    {
        ["ReservationId"] = reservationId,
        ["OwnerId"] = account.Id,
        ["Instances"] = new JsonArray([.. instances.Select(instance => Of(region, instance))]),
    };

    /// <summary>A state as EC2 writes it.</summary>
    public static JsonObject OfState(string state) => new() { ["Code"] = Codes[state], ["Name"] = state };

    private static JsonObject Of(Region region, Instance instance) => new()
    {
        ["InstanceId"] = instance.Id,
        ["ImageId"] = instance.ImageId,
        ["State"] = OfState(instance.State),
        ["StateTransitionReason"] = instance.Reason,
        ["KeyName"] = instance.KeyName,
        ["InstanceType"] = instance.Type,
        ["LaunchTime"] = XmlReply.Timestamp(instance.LaunchedAt),
        ["Placement"] = new JsonObject { ["AvailabilityZone"] = $"{region.Name}a", ["Tenancy"] = "default" },
        ["ClientToken"] = instance.ClientToken,
        ["IamInstanceProfile"] = region.AssociationOf(instance.Id) is { } association
            ? new JsonObject { ["Arn"] = association.ProfileArn, ["Id"] = association.ProfileId }
            : null,
        ["Tags"] = new JsonArray([.. instance.Tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]),
    };
}
