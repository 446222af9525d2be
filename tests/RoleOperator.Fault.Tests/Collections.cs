using RoleOperator.Fault.Tests.Faults;

namespace RoleOperator.Fault.Tests;

/// <summary>Tests that end or restart the API server, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ServerFaultCollection : ICollectionFixture<FaultWorld>
{
    public const string Name = "server faults";
}

/// <summary>Tests whose API server lives, while the way to it does not.</summary>
[CollectionDefinition(Name)]
public sealed class NetworkFaultCollection : ICollectionFixture<FaultWorld>
{
    public const string Name = "network faults";
}
