using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Ec2;

/// <summary>The operations of ec2.</summary>
public static class Ec2Handlers
{
    /// <summary>Handlers by action.</summary>
    public static IReadOnlyDictionary<string, Func<Call, JsonObject>> All { get; } = new Dictionary<string, Func<Call, JsonObject>>(StringComparer.Ordinal)
    {
        ["ec2:AssociateIamInstanceProfile"] = InRegion(AssociationOperations.Associate),
        ["ec2:CreateTags"] = InRegion(InstanceTags.Create),
        ["ec2:DescribeIamInstanceProfileAssociations"] = InRegion(AssociationOperations.DescribeAll),
        ["ec2:DescribeImages"] = InRegion((call, _) => Images.DescribeAll(call)),
        ["ec2:DescribeInstances"] = InRegion(InstanceListing.DescribeAll),
        ["ec2:DisassociateIamInstanceProfile"] = InRegion(AssociationOperations.Disassociate),
        ["ec2:ReplaceIamInstanceProfileAssociation"] = InRegion(AssociationOperations.Replace),
        ["ec2:RunInstances"] = InRegion(Launch.Run),
        ["ec2:StartInstances"] = InRegion(Transitions.Start),
        ["ec2:StopInstances"] = InRegion(Transitions.Stop),
        ["ec2:TerminateInstances"] = InRegion(Transitions.Terminate),
    };

    // A dry run ends here: permissions were checked before.
    private static Func<Call, JsonObject> InRegion(Func<Call, Region, JsonObject> handle) => call =>
    {
        if (call.Flag("DryRun"))
            throw new AwsErrorException("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
        var region = call.Account.In(call.Region);
        region.Settle(call.Now);
        return handle(call, region);
    };
}
