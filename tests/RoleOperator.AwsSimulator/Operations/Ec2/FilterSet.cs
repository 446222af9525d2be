using RoleOperator.AwsSimulator.Authorization;
using RoleOperator.AwsSimulator.Protocol;

namespace RoleOperator.AwsSimulator.Operations.Ec2;

/// <summary>The filters of a describe call: all must hold, each by any of its values, in which * and ? are wildcards.</summary>
/// <param name="Conditions">What each filter looks at, and its values.</param>
internal sealed record FilterSet<T>(IReadOnlyList<(Func<T, IEnumerable<string>> Look, IReadOnlyList<string> Values)> Conditions)
{
    /// <summary>The items that pass.</summary>
    public IEnumerable<T> Of(IEnumerable<T> items) => items.Where(item => Conditions.All(condition =>
        condition.Look(item).Any(value => condition.Values.Any(pattern => Wildcard.Matches(pattern, value)))));
}

/// <summary>Reads filters.</summary>
internal static class FilterSet
{
    /// <summary>The filters of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="known">What a filter of this name looks at; null where there is none such.</param>
    /// <param name="hasAll">True where the simulator has every filter that EC2 has for this call, so that any other is the caller's mistake.</param>
    /// <exception cref="AwsErrorException">InvalidParameterValue: a filter that EC2 does not have. NotImplemented: one that it may have.</exception>
    public static FilterSet<T> Read<T>(Call call, Func<string, Func<T, IEnumerable<string>>?> known, bool hasAll = false) => new(
    [
        .. call.Structures("Filters").Select(filter =>
        {
            var name = (string?)filter["Name"] ?? "null";
            var look = known(name) ?? throw (hasAll
                ? Ec2Error.InvalidParameterValue($"The filter '{name}' is invalid")
                : Call.Unmodelled("NotImplemented", $"The simulator does not have the filter '{name}' of {call.Operation.Action}.", 501));
            return (look, (IReadOnlyList<string>)[.. (filter["Values"]?.AsArray() ?? []).Select(value => (string)value!)]);
        }),
    ]);
}
