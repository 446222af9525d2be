using System.Text;
using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Operations;
using RoleOperator.AwsSimulator.Protocol;

namespace RoleOperator.AwsSimulator.Authorization;

/// <summary>Lets a call through, or refuses it in the words of its service.</summary>
public static class Authorizer
{
    /// <summary>The permissions that a call needs: first the one for what it is about, then others such as iam:PassRole.</summary>
    public static IReadOnlyList<Demand> DemandsOf(Call call) => call.Operation.Service.Name switch
    {
        "iam" => [.. IamDemands.Of(call)],
        "ec2" => [.. Ec2Demands.Of(call)],
        _ when call.Operation.Name == "GetAccessKeyInfo" => [new Demand(call.Operation.Action, Target.Any)],
        // The rest of STS decides by trust, or needs nothing: GetCallerIdentity cannot be denied, and GetSessionToken is for everybody.
        _ => [],
    };

    /// <summary>Checks each permission that a call needs.</summary>
    /// <exception cref="AwsErrorException">AccessDenied, or EC2's UnauthorizedOperation: a permission is missing or denied.</exception>
    public static void Authorize(Call call, IReadOnlyList<Demand> demands)
    {
        PolicyLayers? layers = null;
        ConditionContext? context = null;
        foreach (var demand in demands)
        {
            layers ??= CallerPolicies.Of(call.World, call.Caller);
            context ??= RequestContext.Of(call);
            var request = new AccessRequest(demand.Action, demand.Resource.Arn, context.With(demand.Keys).With(ResourceKeys(call, demand.Resource)));
            if (PolicyEvaluation.Evaluate(layers, request) is { Decision: not Decision.Allowed } verdict)
                throw Denial(call, demand, verdict);
        }
    }

    /// <summary>The clause that says which kind of policy stood in the way.</summary>
    public static string Reason(Verdict verdict, string action) => verdict.Decision == Decision.ExplicitDeny
        ? $"with an explicit deny in {(verdict.Layer == PolicyLayer.Identity ? "an" : "a")} {Name(verdict.Layer)}"
        : $"because no {Name(verdict.Layer)} allows the {action} action";

    private static ConditionContext ResourceKeys(Call call, Target target)
    {
        var keys = new ConditionContext { { "aws:ResourceAccount", target.Arn == "*" ? null : call.Account.Id } };
        foreach (var tag in target.Tags)
        {
            keys.Add($"aws:ResourceTag/{tag.Key}", tag.Value);
            if (call.Operation.Service.IsEc2)
                keys.Add($"ec2:ResourceTag/{tag.Key}", tag.Value);
        }

        return keys;
    }

    private static AwsErrorException Denial(Call call, Demand demand, Verdict verdict)
    {
        var ec2 = call.Operation.Service.IsEc2;
        var resource = ec2 && demand.Resource.Arn == "*" ? "" : $" on resource: {demand.Resource.Shown}";
        var sentence = $"User: {call.Caller.Arn} is not authorized to perform: {demand.Action}{resource} {Reason(verdict, demand.Action)}";
        return ec2
            ? new AwsErrorException(
                "UnauthorizedOperation", $"You are not authorized to perform this operation. {sentence}{Encoded(call, demand, verdict)}", 403)
            : new AwsErrorException("AccessDenied", sentence, 403);
    }

    // AWS encrypts it; here it is the JSON that DecodeAuthorizationMessage would return, for whoever debugs.
    private static string Encoded(Call call, Demand demand, Verdict verdict)
    {
        if (demand.Resource.Arn == "*")
            return "";
        var message = new JsonObject
        {
            ["allowed"] = false,
            ["explicitDeny"] = verdict.Decision == Decision.ExplicitDeny,
            ["context"] = new JsonObject { ["principal"] = call.Caller.Arn, ["action"] = demand.Action, ["resource"] = demand.Resource.Arn },
        };
        return $". Encoded authorization failure message: {System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(message.ToJsonString()))}";
    }

    private static string Name(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Identity => "identity-based policy",
        PolicyLayer.Boundary => "permissions boundary",
        PolicyLayer.Session => "session policy",
        _ => "service control policy",
    };
}
