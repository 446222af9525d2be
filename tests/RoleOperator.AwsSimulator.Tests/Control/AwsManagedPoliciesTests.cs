using Amazon.IdentityManagement.Model;
using RoleOperator.AwsSimulator.Tests.Iam;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Tests.Control;

public sealed class AwsManagedPoliciesTests : IAsyncLifetime
{
    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Theory]
    [InlineData("AdministratorAccess")]
    [InlineData("AmazonSSMManagedInstanceCore")]
    [InlineData("job-function/ViewOnlyAccess")]
    [InlineData("service-role/AWSLambdaBasicExecutionRole")]
    public async Task Policy_OfAws_CanBeAttachedByItsArn(string pathAndName)
    {
        await aws.Iam.CreateRoleAsync(new CreateRoleRequest { RoleName = "app", AssumeRolePolicyDocument = Scene.Trust });

        await aws.Iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = "app", PolicyArn = $"arn:aws:iam::aws:policy/{pathAndName}" });

        var attached = (await aws.Iam.ListAttachedRolePoliciesAsync(new ListAttachedRolePoliciesRequest { RoleName = "app" })).AttachedPolicies.Single();
        Assert.Equal(pathAndName.Split('/')[^1], attached.PolicyName);
    }

    [Fact]
    public async Task Policy_OfServiceLinkedRoles_CannotBeAttached()
    {
        await aws.Iam.CreateRoleAsync(new CreateRoleRequest { RoleName = "app", AssumeRolePolicyDocument = Scene.Trust });

        await Assert.ThrowsAsync<PolicyNotAttachableException>(() => aws.Iam.AttachRolePolicyAsync(
            new AttachRolePolicyRequest { RoleName = "app", PolicyArn = "arn:aws:iam::aws:policy/aws-service-role/AutoScalingServiceRolePolicy" }));
    }

    [Fact]
    public void Policies_OfAws_HaveNamesAndIdsOfTheirOwn()
    {
        Assert.True(AwsManagedPolicies.All.Count >= 100, $"There are {AwsManagedPolicies.All.Count}.");
        Assert.Equal(AwsManagedPolicies.All.Count, AwsManagedPolicies.All.Select(policy => policy.Name).Distinct().Count());
        Assert.Equal(AwsManagedPolicies.All.Count, AwsManagedPolicies.All.Select(policy => policy.Id).Distinct().Count());
        Assert.All(AwsManagedPolicies.All, policy => Assert.Matches("^ANPA[A-Z2-7]{17}$", policy.Id));
    }
}
