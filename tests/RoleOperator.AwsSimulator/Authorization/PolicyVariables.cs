using System.Text;

namespace RoleOperator.AwsSimulator.Authorization;

/// <summary>Policy variables in resources and condition values: ${aws:username}, with a default ${aws:username, 'nobody'}, and ${*}, ${?}, ${$}.</summary>
public static class PolicyVariables
{
    /// <summary>Puts the request's values in. What comes in is literal: a * in a value is no wildcard.</summary>
    /// <returns>A pattern; null where the request lacks a variable, and nothing can match then.</returns>
    public static string? Expand(string pattern, ConditionContext context)
    {
        if (!pattern.Contains("${", StringComparison.Ordinal))
            return pattern;
        var expanded = new StringBuilder();
        var at = 0;
        while (pattern.IndexOf("${", at, StringComparison.Ordinal) is var open and >= 0 && pattern.IndexOf('}', open) is var close and > 0)
        {
            if (Value(pattern[(open + 2)..close], context) is not { } value)
                return null;
            expanded.Append(pattern, at, open - at).Append(value);
            at = close + 1;
        }

        return expanded.Append(pattern, at, pattern.Length - at).ToString();
    }

    private static string? Value(string variable, ConditionContext context)
    {
        if (variable is "*" or "?" or "$")
            return Wildcard.Literal(variable);
        var parts = variable.Split(',', 2);
        var value = context[parts[0].Trim()] is [var single] ? single : null;
        value ??= parts.Length == 2 ? parts[1].Trim().Trim('\'') : null;
        return value is null ? null : Wildcard.Literal(value);
    }
}
