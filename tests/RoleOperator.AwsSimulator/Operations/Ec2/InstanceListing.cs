using System.Globalization;
using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Ec2;

/// <summary>DescribeInstances, with the filters that a search for instances by profile, tag and state needs.</summary>
internal static class InstanceListing
{
    /// <summary>Answers the call.</summary>
    public static JsonObject DescribeAll(Call call, Region region)
    {
        var ids = call.Texts("InstanceIds");
        if (ids.Count > 0 && call.Number("MaxResults") is not null)
            throw Ec2Error.InvalidParameterCombination("The parameter instancesSet cannot be used with the parameter maxResults");
        var found = FilterSet.Read<Instance>(call, name => Filter(region, name)).Of(ids.Count > 0 ? Known.Instances(region, ids) : region.Instances.Values);
        var page = Ec2Paging.Cut(call, found, instance => $"{instance.ReservationId}/{instance.Id}", most: 1000);
        return new JsonObject
        {
            ["Reservations"] = new JsonArray([.. page.Items
                .GroupBy(instance => instance.ReservationId)
                .Select(launch => InstanceView.OfReservation(call.Account, region, launch, launch.Key))]),
            ["NextToken"] = page.Next,
        };
    }

    private static Func<Instance, IEnumerable<string>>? Filter(Region region, string name) => name switch
    {
        "instance-id" => instance => [instance.Id],
        "instance-state-name" => instance => [instance.State],
        "instance-state-code" => instance => [((int)InstanceView.OfState(instance.State)["Code"]!).ToString(CultureInfo.InvariantCulture)],
        "instance-type" => instance => [instance.Type],
        "image-id" => instance => [instance.ImageId],
        "reservation-id" => instance => [instance.ReservationId],
        "client-token" => instance => instance.ClientToken is { } token ? [token] : [],
        "iam-instance-profile.arn" => instance => region.AssociationOf(instance.Id) is { } association ? [association.ProfileArn] : [],
        "iam-instance-profile.id" => instance => region.AssociationOf(instance.Id) is { } association ? [association.ProfileId] : [],
        "tag-key" => instance => instance.Tags.Select(tag => tag.Key),
        _ when name.StartsWith("tag:", StringComparison.Ordinal) => instance => instance.Tags.Where(tag => tag.Key == name[4..]).Select(tag => tag.Value),
        _ => null,
    };
}
