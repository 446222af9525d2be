namespace RoleOperator.AwsSimulator.Authorization;

/// <summary>Whether a statement's conditions hold for a request.</summary>
public static class Conditions
{
    private const string ForAll = "ForAllValues:";
    private const string ForAny = "ForAnyValue:";
    private const string IfExists = "IfExists";

    /// <summary>True where the condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="context">The request.</param>
    /// <param name="hasVariables">Whether ${…} in values is a variable.</param>
    public static bool Holds(Condition condition, ConditionContext context, bool hasVariables)
    {
        var given = context[condition.Key];
        var (all, any) = (condition.Operator.StartsWith(ForAll, StringComparison.Ordinal), condition.Operator.StartsWith(ForAny, StringComparison.Ordinal));
        var name = condition.Operator[(all ? ForAll.Length : any ? ForAny.Length : 0)..];
        if (name == "Null")
            return condition.Values.Any(value => value.Equals(given is null ? "true" : "false", StringComparison.OrdinalIgnoreCase));

        var optional = name.EndsWith(IfExists, StringComparison.Ordinal);
        if (ConditionOperators.Find(optional ? name[..^IfExists.Length] : name) is not { } operation)
            return false;
        if (given is null)
            return optional || all || (operation.Negated && !any);

        var wanted = condition.Values
            .Select(value => hasVariables ? PolicyVariables.Expand(value, context) : value)
            .OfType<string>()
            .ToArray();
        bool Meets(string value) => wanted.Any(pattern => operation.Matches(pattern, value)) != operation.Negated;
        return all || (operation.Negated && !any) ? given.All(Meets) : given.Any(Meets);
    }

    /// <summary>True where the condition asks for a value that the request does not carry: what the policy simulator calls a missing context value.</summary>
    public static bool LacksValue(Condition condition, ConditionContext context) =>
        context[condition.Key] is null && !condition.Operator.EndsWith("Null", StringComparison.Ordinal);
}
