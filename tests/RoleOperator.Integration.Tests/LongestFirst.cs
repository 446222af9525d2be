using Xunit.Abstractions;

namespace RoleOperator.Integration.Tests;

/// <summary>What cannot be run beside its like, or waits long, begins first, so that the rest runs meanwhile.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public const string TypeName = $"{AssemblyName}.{nameof(LongestFirst)}";
    public const string AssemblyName = "RoleOperator.Integration.Tests";

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections
            .OrderByDescending(collection => collection.CollectionDefinition is not null)
            .ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
