using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Planning;

namespace RoleOperator.Controllers.Kinds;

/// <summary>Tells of regions whose instances could not be read. Each stands alone: what is wrong in one keeps no other from its profile.</summary>
internal static class RegionFaults
{
    /// <summary>A problem for each region, in their order.</summary>
    public static IEnumerable<Problem> AsProblems(IReadOnlyDictionary<string, AwsCallException> unread) =>
        unread.OrderBy(region => region.Key, StringComparer.Ordinal).Select(region => Of(region.Key, region.Value.Error));

    private static Problem Of(string region, AwsError error)
    {
        var problem = AwsProblems.ToProblem(error, AwsErrorTable.Classify(error, age: null));
        return problem with { Message = $"spec.instances: region {region}: {problem.Message}" };
    }
}
