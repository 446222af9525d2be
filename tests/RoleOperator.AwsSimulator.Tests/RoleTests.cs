using Amazon.IdentityManagement.Model;

namespace RoleOperator.AwsSimulator.Tests;

public sealed class RoleTests : IAsyncLifetime
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Fact]
    public async Task GetRole_AfterCreate_ReturnsWhatWasCreated()
    {
        var created = (await aws.Iam.CreateRoleAsync(new CreateRoleRequest { RoleName = "app", Path = "/team/", AssumeRolePolicyDocument = Trust, Description = "An app" })).Role;
        var role = (await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "app" })).Role;

        Assert.Equal("arn:aws:iam::123456789012:role/team/app", role.Arn);
        Assert.Equal((created.RoleId, "An app", 3600), (role.RoleId, role.Description, role.MaxSessionDuration));
        Assert.Equal(Trust, Uri.UnescapeDataString(role.AssumeRolePolicyDocument));
    }
}
