using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Ec2;

/// <summary>RunInstances. Networks and volumes are not simulated: what the call says of them is taken and left.</summary>
internal static partial class Launch
{
    private const int Most = 1000;

    /// <summary>Answers the call. A launch with a client token that was seen already returns the instances of the first.</summary>
    public static JsonObject Run(Call call, Region region)
    {
        CheckImage(call);
        var (least, most) = (call.Number("MinCount")!.Value, call.Number("MaxCount")!.Value);
        if (least < 1 || most > Most || least > most)
            throw Ec2Error.InvalidParameterValue(
                $"Value ({least}) for parameter minCount is invalid. It must be at least 1 and not exceed maxCount, which is {most}.");
        var token = call.OptionalText("ClientToken");
        if (token is not null && region.Instances.Values.Where(instance => instance.ClientToken == token).ToArray() is { Length: > 0 } earlier)
            return InstanceView.OfReservation(call.Account, region, earlier, earlier[0].ReservationId);

        var tags = InstanceTags.Merge([], call.Structures("TagSpecifications")
            .Where(specification => (string?)specification["ResourceType"] == "instance")
            .SelectMany(specification => Call.ReadTags(specification["Tags"])));
        var profile = ProfileLookup.Find(call);
        var reservation = call.World.Ids.Hexadecimal("r");
        var launched = Enumerable.Range(0, most).Select(_ => new Instance(call.World.Ids.Hexadecimal("i"), call.Now)
        {
            State = "pending",
            Next = ("running", call.Now + call.World.Ec2Pace.Start),
            Tags = tags,
            ReservationId = reservation,
            ImageId = call.Text("ImageId"),
            Type = call.OptionalText("InstanceType") ?? "m1.small",
            ClientToken = token,
            KeyName = call.OptionalText("KeyName"),
        }).ToArray();
        foreach (var instance in launched)
        {
            region.Instances.Add(instance.Id, instance);
            if (profile is not null)
                AssociationOperations.Tie(call, region, instance.Id, profile);
        }

        return InstanceView.OfReservation(call.Account, region, launched, reservation);
    }

    private static void CheckImage(Call call)
    {
        var image = call.OptionalText("ImageId") ?? throw Ec2Error.MissingParameter("ImageId");
        if (!ImageId().IsMatch(image))
            throw new AwsErrorException("InvalidAMIID.Malformed", $"Invalid id: \"{image}\" (expecting \"ami-...\")", 400);
        if (image != Region.ImageId)
            throw new AwsErrorException("InvalidAMIID.NotFound", $"The image id '[{image}]' does not exist", 400);
    }

    [GeneratedRegex(@"\Aami-([0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex ImageId();
}
