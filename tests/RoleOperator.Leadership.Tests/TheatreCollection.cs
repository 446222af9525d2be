using RoleOperator.Leadership.Tests.Stage;

namespace RoleOperator.Leadership.Tests;

[CollectionDefinition(Name)]
public sealed class TheatreCollection : ICollectionFixture<Theatre>
{
    public const string Name = "theatre";
}
