using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Ec2;

/// <summary>DescribeImages: every region has one image, to launch from.</summary>
internal static class Images
{
    private const string Owner = "137112412989";

    private static readonly Dictionary<string, Func<JsonObject, IEnumerable<string>>> Filters = new(StringComparer.Ordinal)
    {
        ["image-id"] = image => [(string)image["ImageId"]!],
        ["name"] = image => [(string)image["Name"]!],
        ["state"] = image => [(string)image["State"]!],
        ["owner-alias"] = _ => ["amazon"],
        ["owner-id"] = image => [(string)image["OwnerId"]!],
    };

    /// <summary>Answers the call.</summary>
    public static JsonObject DescribeAll(Call call)
    {
        var ids = call.Texts("ImageIds");
        if (ids.FirstOrDefault(id => id != Region.ImageId) is { } unknown)
            throw new AwsErrorException("InvalidAMIID.NotFound", $"The image id '[{unknown}]' does not exist", 400);
        JsonObject[] owned = call.Texts("Owners") is not { Count: > 0 } owners || owners.Any(owner => owner is "amazon" or Owner) ? [Image()] : [];
        return new JsonObject { ["Images"] = new JsonArray([.. FilterSet.Read<JsonObject>(call, Filters.GetValueOrDefault).Of(owned)]) };
    }

    private static JsonObject Image() => new()
    {
        ["ImageId"] = Region.ImageId,
        ["Name"] = "simulated-linux",
        ["Description"] = "An image to launch simulated instances from",
        ["State"] = "available",
        ["OwnerId"] = Owner,
        ["CreationDate"] = "2025-01-01T00:00:00.000Z",
        ["Public"] = true,
    };
}
