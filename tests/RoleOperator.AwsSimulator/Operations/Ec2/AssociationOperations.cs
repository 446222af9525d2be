using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Ec2;

/// <summary>Ties between instances and profiles. A tie keeps the id of its profile: a namesake made later is another, and the tie stays broken.</summary>
internal static class AssociationOperations
{
    private static readonly Dictionary<string, Func<Association, IEnumerable<string>>> Filters = new(StringComparer.Ordinal)
    {
        ["instance-id"] = association => [association.InstanceId],
        ["state"] = association => [association.State],
    };

    /// <summary>AssociateIamInstanceProfile: for a running or stopped instance that has no profile.</summary>
    public static JsonObject Associate(Call call, Region region)
    {
        var instance = Known.Instances(region, [call.Text("InstanceId")])[0];
        var profile = ProfileLookup.Find(call)!;
        if (instance.State is not ("running" or "stopped"))
            throw Ec2Error.IncorrectInstanceState($"The instance '{instance.Id}' is not in the 'running' or 'stopped' states.");
        if (region.AssociationOf(instance.Id) is not null)
            throw Ec2Error.IncorrectState($"There is an existing association for instance {instance.Id}");
        return Result(Tie(call, region, instance.Id, profile));
    }

    /// <summary>ReplaceIamInstanceProfileAssociation: for a running instance; the new tie has an id of its own.</summary>
    public static JsonObject Replace(Call call, Region region)
    {
        var old = Known.Association(region, call.Text("AssociationId"));
        var profile = ProfileLookup.Find(call)!;
        if (region.Instances[old.InstanceId].State != "running")
            throw Ec2Error.IncorrectInstanceState($"The instance '{old.InstanceId}' is not in the 'running' state.");
        if (old.State == "disassociating")
            throw Ec2Error.IncorrectState($"The association {old.Id} is not the active association");
        Loosen(call, region, old);
        return Result(Tie(call, region, old.InstanceId, profile));
    }

    /// <summary>DisassociateIamInstanceProfile.</summary>
    public static JsonObject Disassociate(Call call, Region region)
    {
        var association = Known.Association(region, call.Text("AssociationId"));
        return Result(association.State == "disassociating" ? association : Loosen(call, region, association));
    }

    /// <summary>DescribeIamInstanceProfileAssociations.</summary>
    public static JsonObject DescribeAll(Call call, Region region)
    {
        var ids = call.Texts("AssociationIds");
        IEnumerable<Association> found = ids.Count > 0 ? ids.Select(id => Known.Association(region, id)) : region.Associations.Values;
        var page = Ec2Paging.Cut(call, FilterSet.Read(call, Filters.GetValueOrDefault, hasAll: true).Of(found), association => association.Id, most: 1000);
        return new JsonObject { ["IamInstanceProfileAssociations"] = new JsonArray([.. page.Items.Select(Describe)]), ["NextToken"] = page.Next };
    }

    /// <summary>Makes a tie that is not settled yet.</summary>
    public static Association Tie(Call call, Region region, string instanceId, InstanceProfile profile)
    {
        var association = new Association(
            call.World.Ids.Hexadecimal("iip-assoc"), instanceId, ProfileLookup.Arn(call.Account, profile), profile.Id, "associating", call.Now)
        {
            Settles = call.Now + call.World.Ec2Pace.Associate,
        };
        return region.Put(association);
    }

    private static Association Loosen(Call call, Region region, Association association) =>
        region.Put(association with { State = "disassociating", Settles = call.Now + call.World.Ec2Pace.Disassociate });

    private static JsonObject Result(Association association) => new() { ["IamInstanceProfileAssociation"] = Describe(association) };

    private static JsonObject Describe(Association association) => new()
    {
        ["AssociationId"] = association.Id,
        ["InstanceId"] = association.InstanceId,
        ["IamInstanceProfile"] = new JsonObject { ["Arn"] = association.ProfileArn, ["Id"] = association.ProfileId },
        ["State"] = association.State,
        ["Timestamp"] = XmlReply.Timestamp(association.At),
    };
}
