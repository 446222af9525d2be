using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Authorization;
using RoleOperator.AwsSimulator.Documents;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>The policy simulator: what policies would decide, by the same evaluation that authorizes callers. Resource policies are not simulated.</summary>
internal static class SimulationOperations
{
    private static readonly string[] Missing =
        ["ResourcePolicy", "ResourceOwner", "ResourceHandlingOption", "PolicyExclusionList", "OrderedOrganizationPolicyInputList"];

    /// <summary>SimulateCustomPolicy: policies that need not exist.</summary>
    public static JsonObject Custom(Call call) =>
        Simulate(call, new PolicyLayers { Identity = Given(call), Boundary = GivenBoundary(call) }, call.OptionalText("CallerArn"));

    /// <summary>
    /// SimulatePrincipalPolicy: the policies of a user, group or role, and those that are given. A given boundary stands in place of its own.
    /// </summary>
    public static JsonObject Principal(Call call)
    {
        var arn = call.Text("PolicySourceArn");
        var own = PoliciesOf(call, arn);
        return Simulate(
            call,
            own with { Identity = [.. own.Identity, .. Given(call)], Boundary = GivenBoundary(call) ?? own.Boundary },
            call.OptionalText("CallerArn") ?? arn);
    }

    private static JsonObject Simulate(Call call, PolicyLayers layers, string? principal)
    {
        if (Missing.FirstOrDefault(call.Input.ContainsKey) is { } member)
            throw Call.Unmodelled("NotImplemented", $"The simulator does not have {member} of {call.Operation.Action}.", 501);
        var context = Context(call, principal);
        var resources = call.Texts("ResourceArns") is { Count: > 0 } given ? given : ["*"];
        if (call.Texts("ActionNames").FirstOrDefault(action => action.Split(':') is not [{ Length: > 0 }, { Length: > 0 }]) is { } invalid)
            throw call.Error("InvalidInput", $"Invalid action name: {invalid}");
        var results = call.Texts("ActionNames").SelectMany(action => resources.Select(resource => (action, resource))).ToList();
        return Paging.Page(call, "EvaluationResults", results, asked =>
            Describe(asked.action, asked.resource, layers, PolicyEvaluation.Evaluate(layers, new AccessRequest(asked.action, asked.resource, context))));
    }

    private static JsonObject Describe(string action, string resource, PolicyLayers layers, Verdict verdict) => new()
    {
        ["EvalActionName"] = action,
        ["EvalResourceName"] = resource,
        ["EvalDecision"] = verdict.Decision switch { Decision.Allowed => "allowed", Decision.ExplicitDeny => "explicitDeny", _ => "implicitDeny" },
        ["MatchedStatements"] = new JsonArray([.. verdict.Matched.Select(statement => new JsonObject
        {
            ["SourcePolicyId"] = statement.Policy.Name[(statement.Policy.Name.LastIndexOf('/') + 1)..],
            ["SourcePolicyType"] = SourceType(statement.Policy.Name),
        })]),
        ["MissingContextValues"] = new JsonArray([.. verdict.MissingKeys.Select(key => JsonValue.Create(key))]),
        ["PermissionsBoundaryDecisionDetail"] = layers.Boundary is null
            ? null
            : new JsonObject { ["AllowedByPermissionsBoundary"] = verdict is not { Layer: PolicyLayer.Boundary, Decision: not Decision.Allowed } },
        ["OrganizationsDecisionDetail"] = layers.ServiceControl.Count == 0
            ? null
            : new JsonObject { ["AllowedByOrganizations"] = verdict is not { Layer: PolicyLayer.ServiceControl, Decision: not Decision.Allowed } },
    };

    private static string SourceType(string name) => name.Split(':') switch
    {
        [_, _, _, _, "aws", ..] => "aws-managed",
        ["arn", ..] => "user-managed",
        _ => "none",
    };

    private static IReadOnlyList<NamedPolicy> Given(Call call) =>
        [.. call.Texts("PolicyInputList").Select((document, index) => new NamedPolicy($"PolicyInputList.{index + 1}", Checked(call, document)))];

    private static NamedPolicy? GivenBoundary(Call call) => call.Texts("PermissionsBoundaryPolicyInputList") switch
    {
        [] => null,
        [var document] => new NamedPolicy("PermissionsBoundaryPolicyInputList.1", Checked(call, document)),
        _ => throw call.Error("InvalidInput", "There can be one permissions boundary only."),
    };

    // What is no JSON is an invalid input; what is no policy cannot be evaluated. AWS has both errors and does not say where the line is.
    private static string Checked(Call call, string document)
    {
        if (PolicyJson.Read(document) is null)
            throw call.Error("InvalidInput", "Syntax errors in policy.");
        try
        {
            IdentityPolicy.Check(document, call.Account.Partition);
            return document;
        }
        catch (AwsErrorException malformed)
        {
            throw call.Error("PolicyEvaluation", malformed.Message);
        }
    }

    private static PolicyLayers PoliciesOf(Call call, string arn)
    {
        var (account, world) = (call.Account, call.World);
        if (arn.Split(':', 6) is not ["arn", _, "iam", "", var owner, var entity] || owner != account.Id
            || entity.Split('/') is not [var kind and ("user" or "group" or "role"), .., var name])
            throw call.Error("InvalidInput", $"Invalid Entity Arn: {arn} does not clearly define entity type and name.");
        bool Is(string path) => account.Arn(kind, path, name) == arn;
        return kind switch
        {
            "role" when world.See(account.Roles, name, Reader.Get) is { } role && Is(role.Path) =>
                CallerPolicies.Of(world, new Caller(account.Id, arn, role.Id, role.Name, null)),
            "user" when world.See(account.Users, name, Reader.Get) is { } user && Is(user.Path) =>
                CallerPolicies.Of(world, new Caller(account.Id, arn, user.Id, null, user.Name)),
            "group" when world.See(account.Groups, name, Reader.Get) is { } group && Is(group.Path) => new PolicyLayers
            {
                Identity =
                [
                    .. group.Inline.Select(inline => new NamedPolicy(inline.Key, inline.Value)),
                    .. group.Attached.Select(policy => new NamedPolicy(policy, CallerPolicies.Document(world, account, policy) ?? "{}")),
                ],
            },
            _ => throw call.Error("NoSuchEntity", $"The {kind} with name {name} cannot be found."),
        };
    }

    private static ConditionContext Context(Call call, string? principal)
    {
        var context = new ConditionContext { { "aws:PrincipalArn", principal }, { "aws:CurrentTime", XmlReply.Timestamp(call.Now) } };
        foreach (var entry in call.Structures("ContextEntries"))
            if ((string?)entry["ContextKeyName"] is { } key)
                context.Add(key, [.. (entry["ContextKeyValues"] as JsonArray ?? []).Select(value => (string)value!)]);
        return context;
    }
}
