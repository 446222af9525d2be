using RoleOperator.AwsSimulator.Protocol;

namespace RoleOperator.AwsSimulator.Operations.Ec2;

/// <summary>Pages of a listing: a token stands for the last item seen, so that what is added or removed meanwhile shifts nothing.</summary>
internal static class Ec2Paging
{
    /// <summary>The page that a call asks for.</summary>
    /// <param name="call">Its MaxResults and NextToken.</param>
    /// <param name="items">All items, in any order.</param>
    /// <param name="key">What they are ordered by.</param>
    /// <param name="most">The greatest MaxResults, and the size of a page where none is asked for.</param>
    /// <exception cref="AwsErrorException">InvalidParameterValue: a size outside of 5 to the most, or a token of another listing or too old.</exception>
    public static (IReadOnlyList<T> Items, string? Next) Cut<T>(Call call, IEnumerable<T> items, Func<T, string> key, int most)
    {
        var size = call.Number("MaxResults") ?? most;
        if (size < 5)
            throw Ec2Error.InvalidParameterValue($"Value ( {size} ) for parameter maxResults is invalid. Expecting a value greater than 5.");
        if (size > most)
            throw Ec2Error.InvalidParameterValue($"Value ( {size} ) for parameter maxResults is invalid. Expecting a value less than or equal to {most}.");

        var after = call.OptionalText("NextToken") is { Length: > 0 } token
            ? PageToken.Read(call, token) ?? throw Ec2Error.InvalidParameterValue("Unable to parse pagination token")
            : null;
        var rest = items
            .OrderBy(key, StringComparer.Ordinal)
            .Where(item => after is null || string.CompareOrdinal(key(item), after) > 0)
            .Take(size + 1)
            .ToList();
        if (rest.Count <= size)
            return (rest, null);
        rest.RemoveAt(size);
        return (rest, PageToken.Write(call, key(rest[^1])));
    }
}
