using RoleOperator.Integration.Tests;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

// Tests wait far more than they compute, so more classes run at a time than there are processors.
[assembly: CollectionBehavior(MaxParallelThreads = 10)]
[assembly: TestCollectionOrderer(LongestFirst.TypeName, LongestFirst.AssemblyName)]
[assembly: TestFramework(SharedWorldsFramework.TypeName, SharedWorldsFramework.AssemblyName)]

namespace RoleOperator.Integration.Tests;

// A class that is in no collection takes a world that all such classes share (SharedMoto, SharedSimulator) and runs beside the others: each
// test works in a namespace of its own, and whatever trouble it makes befalls that namespace's names only.

/// <summary>Tests on moto that take the operator away, or count what the whole cluster does: one after the other, in a world of their own.</summary>
[CollectionDefinition(Name)]
public sealed class MotoAlone : ICollectionFixture<World>
{
    public const string Name = "moto, alone";
}

/// <summary>The same on the AWS that says no; here are those besides that move its clock.</summary>
[CollectionDefinition(Name)]
public sealed class SimulatorAlone : ICollectionFixture<StrictWorld>
{
    public const string Name = "simulator, alone";
}

/// <summary>Shares the simulator with the others, and begins with the first, since it waits longest.</summary>
[CollectionDefinition(Name)]
public sealed class TwoMinutes
{
    public const string Name = "two minutes";
}

/// <summary>Tests that take rights away from an operator that works in some namespaces only.</summary>
[CollectionDefinition(Name)]
public sealed class NamespacedWorldCollection : ICollectionFixture<NamespacedWorld>
{
    public const string Name = "namespaced world";
}

/// <summary>Tests of input that the shipped CRDs would not let through.</summary>
[CollectionDefinition(Name)]
public sealed class LenientWorldCollection : ICollectionFixture<LenientWorld>
{
    public const string Name = "lenient world";
}
