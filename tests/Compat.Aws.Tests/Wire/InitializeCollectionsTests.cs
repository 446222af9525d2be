using Amazon;
using Amazon.IdentityManagement.Model;

namespace Compat.Aws.Tests.Wire;

/// <summary>The switch is the process's, so nothing else runs beside these.</summary>
[Collection(nameof(InitializeCollectionsTests))]
public sealed class InitializeCollectionsTests : IDisposable
{
    public InitializeCollectionsTests() => AWSConfigs.InitializeCollections = true;

    public void Dispose() => AWSConfigs.InitializeCollections = false;

    [Fact]
    public void NewObject_WithTheSwitchOn_HasEmptyCollections() => Assert.Empty(new CreateRoleRequest().Tags);

    [Fact]
    public async Task Reply_WithTheSwitchOn_HasEmptyCollections()
    {
        var service = new FakeService(new FakeService.Reply("<R><GetRoleResult><Role><Tags/></Role></GetRoleResult></R>"));

        Assert.Empty((await service.Iam().GetRoleAsync(new GetRoleRequest())).Role.Tags);
    }
}

/// <summary>Keeps the tests above apart from all others.</summary>
[CollectionDefinition(nameof(InitializeCollectionsTests), DisableParallelization = true)]
public sealed class ProcessWideSwitch;
