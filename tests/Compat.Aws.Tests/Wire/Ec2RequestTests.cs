using Amazon.EC2;
using Amazon.EC2.Model;

namespace Compat.Aws.Tests.Wire;

/// <summary>The ec2 protocol: lists are flattened, and names begin with a capital whatever the reply's elements do.</summary>
public class Ec2RequestTests
{
    private readonly FakeService service = new(new FakeService.Reply("<Reply/>"));

    [Fact]
    public async Task Request_OfAnyOperation_CarriesActionVersionAndSignature()
    {
        await service.Ec2().DescribeInstancesAsync();

        Assert.Equal(["Action=DescribeInstances", "Version=2016-11-15"], service.Request.Fields);
        Assert.Matches("Credential=AKIDEXAMPLE/[0-9]{8}/eu-west-1/ec2/aws4_request", service.Request.Authorization);
    }

    [Fact]
    public async Task Request_WithFilters_FlattensListsInLists()
    {
        await service.Ec2().DescribeIamInstanceProfileAssociationsAsync(new DescribeIamInstanceProfileAssociationsRequest
        {
            AssociationIds = ["iip-assoc-1"],
            Filters = [new("instance-id", ["i-1", "i-2"]), new("state", ["associated"])],
            MaxResults = 5,
        });

        Assert.Equal(
            [
                "AssociationId.1=iip-assoc-1", "Filter.1.Name=instance-id", "Filter.1.Value.1=i-1", "Filter.1.Value.2=i-2",
                "Filter.2.Name=state", "Filter.2.Value.1=associated", "MaxResults=5",
            ],
            service.Request.Parameters);
    }

    [Fact]
    public async Task Request_WithStructures_JoinsNamesByDots()
    {
        await service.Ec2().AssociateIamInstanceProfileAsync(
            new AssociateIamInstanceProfileRequest { InstanceId = "i-1", IamInstanceProfile = new() { Name = "web" } });

        Assert.Equal(["IamInstanceProfile.Name=web", "InstanceId=i-1"], service.Request.Parameters);
    }

    [Fact]
    public async Task RunInstances_WithTagSpecifications_WritesThemAndMakesUpAToken()
    {
        await service.Ec2().RunInstancesAsync(new RunInstancesRequest("ami-1", 1, 2)
        {
            InstanceType = InstanceType.T2Micro,
            TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = [new("role", "web")] }],
        });

        var token = Assert.Single(service.Request.Parameters, parameter => parameter.StartsWith("ClientToken=", StringComparison.Ordinal));
        Assert.True(Guid.TryParse(token["ClientToken=".Length..], out _), token);
        Assert.Equal(
            [
                "ImageId=ami-1", "InstanceType=t2.micro", "MaxCount=2", "MinCount=1", "TagSpecification.1.ResourceType=instance",
                "TagSpecification.1.Tag.1.Key=role", "TagSpecification.1.Tag.1.Value=web",
            ],
            service.Request.Parameters.Except([token]));
    }
}
