using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Strict;

namespace RoleOperator.Integration.Tests;

/// <summary>Tests against the CRDs as they are shipped.</summary>
[CollectionDefinition(Name)]
public sealed class WorldCollection : ICollectionFixture<World>
{
    public const string Name = "world";
}

/// <summary>Tests against the AWS that says no.</summary>
[CollectionDefinition(Name)]
public sealed class StrictWorldCollection : ICollectionFixture<StrictWorld>
{
    public const string Name = "strict world";
}

/// <summary>Tests of input that the shipped CRDs would not let through.</summary>
[CollectionDefinition(Name)]
public sealed class LenientWorldCollection : ICollectionFixture<LenientWorld>
{
    public const string Name = "lenient world";
}
