using Amazon.EC2;
using Amazon.EC2.Model;
using static RoleOperator.AwsSimulator.Tests.Ec2.InstanceScene;
using Tag = Amazon.EC2.Model.Tag;

namespace RoleOperator.AwsSimulator.Tests.Ec2;

/// <summary>What EC2 says to calls that are wrong.</summary>
public sealed class InstanceRefusalTests : IAsyncLifetime
{
    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    public static TheoryData<string, Func<IAmazonEC2, string, Task>, string, string> Refusals => new()
    {
        {
            "malformed id",
            (ec2, _) => ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = ["x"] }),
            "InvalidInstanceID.Malformed",
            "Invalid id: \"x\""
        },
        {
            "unknown ids",
            (ec2, _) => ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = ["i-00000000", "i-00000001"] }),
            "InvalidInstanceID.NotFound",
            "The instance IDs 'i-00000000, i-00000001' do not exist"
        },
        {
            "ids and page",
            (ec2, id) => ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id], MaxResults = 5 }),
            "InvalidParameterCombination",
            "The parameter instancesSet cannot be used with the parameter maxResults"
        },
        {
            "page too small",
            (ec2, _) => ec2.DescribeInstancesAsync(new DescribeInstancesRequest { MaxResults = 4 }),
            "InvalidParameterValue",
            "Value ( 4 ) for parameter maxResults is invalid. Expecting a value greater than 5."
        },
        {
            "page too large",
            (ec2, _) => ec2.DescribeInstancesAsync(new DescribeInstancesRequest { MaxResults = 1001 }),
            "InvalidParameterValue",
            "Value ( 1001 ) for parameter maxResults is invalid. Expecting a value less than or equal to 1000."
        },
        {
            "token",
            (ec2, _) => ec2.DescribeInstancesAsync(new DescribeInstancesRequest { NextToken = "!" }),
            "InvalidParameterValue",
            "Unable to parse pagination token"
        },
        {
            "unknown image",
            (ec2, _) => ec2.RunInstancesAsync(new RunInstancesRequest("ami-00000000", 1, 1)),
            "InvalidAMIID.NotFound",
            "The image id '[ami-00000000]' does not exist"
        },
        {
            "malformed image",
            (ec2, _) => ec2.RunInstancesAsync(new RunInstancesRequest("image", 1, 1)),
            "InvalidAMIID.Malformed",
            "Invalid id: \"image\" (expecting \"ami-...\")"
        },
        {
            "no image",
            (ec2, _) => ec2.RunInstancesAsync(new RunInstancesRequest { MinCount = 1, MaxCount = 1 }),
            "MissingParameter",
            "The request must contain the parameter ImageId"
        },
        {
            "reserved tag",
            (ec2, id) => ec2.CreateTagsAsync(new CreateTagsRequest([id], [new Tag("aws:x", "y")])),
            "InvalidParameterValue",
            "Value ( aws:x ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use"
        },
        {
            "many tags",
            (ec2, id) => ec2.CreateTagsAsync(new CreateTagsRequest([id], [.. Enumerable.Range(0, 51).Select(number => new Tag($"key{number}", ""))])),
            "TagLimitExceeded",
            "The maximum number of Tags for a resource has been reached."
        },
        {
            "tags of something else",
            (ec2, _) => ec2.CreateTagsAsync(new CreateTagsRequest(["vol-1"], [new Tag("x", "y")])),
            "InvalidID",
            "The ID 'vol-1' is not valid"
        },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Call_WithBadInput_IsRefused(string what, Func<IAmazonEC2, string, Task> act, string code, string message)
    {
        Assert.NotEmpty(what);
        var id = await aws.LaunchAsync();

        await ExpectAsync(() => act(aws.Ec2, id), code, message);
    }
}
