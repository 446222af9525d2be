using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Operations;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Authorization;

/// <summary>
/// The permissions that an EC2 call needs. Source: Service Authorization Reference for EC2; of RunInstances only the instance and the image are
/// looked at, as subnets, volumes and the rest are not simulated.
/// </summary>
public static class Ec2Demands
{
    /// <summary>The permissions, in the order in which AWS misses them.</summary>
    public static IEnumerable<Demand> Of(Call call)
    {
        var action = call.Operation.Action;
        return call.Operation.Name switch
        {
            "AssociateIamInstanceProfile" => [new Demand(action, InstanceOf(call, call.Text("InstanceId"))), .. Pass(call)],
            "ReplaceIamInstanceProfileAssociation" => [new Demand(action, OfAssociation(call)), .. Pass(call)],
            "DisassociateIamInstanceProfile" => [new Demand(action, OfAssociation(call))],
            "RunInstances" => Launch(call),
            "StartInstances" or "StopInstances" or "TerminateInstances" => call.Texts("InstanceIds").Select(id => new Demand(action, InstanceOf(call, id))),
            "CreateTags" => call.Texts("Resources").Select(id => new Demand(action, InstanceOf(call, id))),
            _ => [new Demand(action, Target.Any)],
        };
    }

    private static IEnumerable<Demand> Launch(Call call)
    {
        var instance = InstanceOf(call, "*");
        yield return new Demand(call.Operation.Action, instance);
        if (call.OptionalText("ImageId") is { } image)
            yield return new Demand(call.Operation.Action, Plain($"arn:{call.Account.Partition}:ec2:{call.Region}::image/{image}"));
        if (call.Structures("TagSpecifications").Count > 0)
            yield return new Demand("ec2:CreateTags", instance) { Keys = new() { { "ec2:CreateAction", "RunInstances" } } };
        foreach (var demand in Pass(call))
            yield return demand;
    }

    // A profile that EC2 does not see, or that has no role, is refused by the operation itself.
    private static IEnumerable<Demand> Pass(Call call)
    {
        var specification = call.Input["IamInstanceProfile"] as JsonObject;
        var arn = (string?)specification?["Arn"];
        var name = (string?)specification?["Name"] ?? arn?[(arn.LastIndexOf('/') + 1)..];
        return name is not null && call.World.See(call.Account.Profiles, name, Reader.Ec2)?.Role is { } role ? [IamDemands.PassRole(call, role)] : [];
    }

    private static Target OfAssociation(Call call) =>
        InstanceOf(call, call.Account.In(call.Region).Associations.GetValueOrDefault(call.Text("AssociationId"))?.InstanceId ?? "*");

    private static Target InstanceOf(Call call, string id)
    {
        var arn = $"arn:{call.Account.Partition}:ec2:{call.Region}:{call.Account.Id}:instance/{id}";
        return new Target(arn, arn, call.Account.In(call.Region).Instances.GetValueOrDefault(id)?.Tags ?? []);
    }

    private static Target Plain(string arn) => new(arn, arn, []);
}
