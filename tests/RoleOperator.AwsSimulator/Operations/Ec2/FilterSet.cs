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
    /// <param name="known">What a filter of this name looks at; null where EC2 has none such.</param>
    /// <exception cref="AwsErrorException">InvalidParameterValue: a filter that EC2 does not have, or that the simulator lacks.</exception>
    public static FilterSet<T> Read<T>(Call call, Func<string, Func<T, IEnumerable<string>>?> known) => new(
    [
        .. call.Structures("Filters").Select(filter =>
        {
            var name = (string?)filter["Name"] ?? "null";
            var look = known(name) ?? throw Ec2Error.InvalidParameterValue($"The filter '{name}' is invalid");
            return (look, (IReadOnlyList<string>)[.. (filter["Values"]?.AsArray() ?? []).Select(value => (string)value!)]);
        }),
    ]);
}
