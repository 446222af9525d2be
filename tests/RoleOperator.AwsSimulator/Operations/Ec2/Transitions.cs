using System.Globalization;
using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Ec2;

/// <summary>StartInstances, StopInstances and TerminateInstances. Source: EC2 user guide, "Instance lifecycle".</summary>
internal static class Transitions
{
    /// <summary>StartInstances: from stopped; of one that runs already nothing changes.</summary>
    public static JsonObject Start(Call call, Region region) => Move(call, region, "StartingInstances", instance => instance.State switch
    {
        "pending" or "running" => instance,
        "stopped" => instance with { State = "pending", Next = ("running", call.Now + call.World.Ec2Pace.Start), Reason = "" },
        _ => throw Ec2Error.IncorrectInstanceState($"The instance '{instance.Id}' is not in a state from which it can be started."),
    });

    /// <summary>StopInstances: from running; of one that is stopped already nothing changes.</summary>
    public static JsonObject Stop(Call call, Region region) => Move(call, region, "StoppingInstances", instance => instance.State switch
    {
        "stopping" or "stopped" => instance,
        "running" => instance with { State = "stopping", Next = ("stopped", call.Now + call.World.Ec2Pace.Stop), Reason = Reason(call) },
        _ => throw Ec2Error.IncorrectInstanceState($"This instance '{instance.Id}' is not in a state from which it can be stopped."),
    });

    /// <summary>TerminateInstances: from any state; the associations vanish.</summary>
    public static JsonObject Terminate(Call call, Region region)
    {
        var result = Move(call, region, "TerminatingInstances", instance => instance.State is "shutting-down" or "terminated"
            ? instance
            : instance with { State = "shutting-down", Next = ("terminated", call.Now + call.World.Ec2Pace.Terminate), Reason = Reason(call) });
        foreach (var tie in region.Associations.Values.Where(tie => call.Texts("InstanceIds").Contains(tie.InstanceId)).ToArray())
            region.Remove(tie);
        return result;
    }

    // All or none: the first that may not move ends the call.
    private static JsonObject Move(Call call, Region region, string result, Func<Instance, Instance> move)
    {
        var moves = Known.Instances(region, call.Texts("InstanceIds")).Select(instance => (Before: instance, After: move(instance))).ToArray();
        foreach (var (_, after) in moves)
            region.Instances[after.Id] = after;
        return new JsonObject
        {
            [result] = new JsonArray([.. moves.Select(moved => new JsonObject
            {
                ["InstanceId"] = moved.After.Id,
                ["CurrentState"] = InstanceView.OfState(moved.After.State),
                ["PreviousState"] = InstanceView.OfState(moved.Before.State),
            })]),
        };
    }

    private static string Reason(Call call) => $"User initiated ({call.Now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} GMT)";
}
