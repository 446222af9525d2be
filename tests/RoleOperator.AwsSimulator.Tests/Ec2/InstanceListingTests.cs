using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using RoleOperator.AwsSimulator.World;
using static RoleOperator.AwsSimulator.Tests.Ec2.InstanceScene;
using Tag = Amazon.EC2.Model.Tag;

namespace RoleOperator.AwsSimulator.Tests.Ec2;

/// <summary>Which instances a listing shows, and to whom.</summary>
public sealed class InstanceListingTests : IAsyncLifetime
{
    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Fact]
    public async Task Describe_ByProfileTagAndState_FindsWhatMatches()
    {
        Seeds.AddRole(aws.World, "web", """{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}""");
        var profile = Seeds.AddProfile(aws.World, "web", "web");
        var plain = (await aws.LaunchAsync(2))[0];
        var tagged = await aws.Ec2.RunInstancesAsync(new RunInstancesRequest(Region.ImageId, 1, 1)
        {
            IamInstanceProfile = new() { Arn = "arn:aws:iam::123456789012:instance-profile/web" },
            TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = [new Tag("team", "blue")] }],
        });
        var id = tagged.Reservation.Instances[0].InstanceId;
        await aws.Ec2.CreateTagsAsync(new CreateTagsRequest([plain], [new Tag("team", "red")]));

        Assert.Equal([id], await FindAsync("iam-instance-profile.arn", "arn:aws:iam::123456789012:instance-profile/web"));
        Assert.Equal([id], await FindAsync("iam-instance-profile.id", profile.Id));
        Assert.Equal([id], await FindAsync("tag:team", "bl*"));
        Assert.Equal([plain], await FindAsync("tag:team", "red", "green"));
        Assert.Equal(2, (await FindAsync("tag-key", "team")).Count);
        Assert.Equal(3, (await FindAsync("instance-state-name", "running")).Count);
        Assert.Empty(await FindAsync("tag:Team", "red"));
        var lacking = await Assert.ThrowsAsync<AmazonEC2Exception>(() => FindAsync("vpc-id", "vpc-1"));
        Assert.Equal(
            ("NotImplemented", 501, "The simulator does not have the filter 'vpc-id' of ec2:DescribeInstances."),
            (lacking.ErrorCode, (int)lacking.StatusCode, lacking.Message));
    }

    [Fact]
    public async Task Describe_Pages_GiveEveryInstanceOnce_ThoughSomeComeAndGo()
    {
        var ids = await aws.LaunchAsync(17);
        var seen = new List<string>();
        var page = await aws.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { MaxResults = 5 });
        seen.AddRange(page.Ids());
        await aws.LaunchAsync(3);
        while (page.NextToken is { } token)
        {
            page = await aws.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { MaxResults = 5, NextToken = token });
            seen.AddRange(page.Ids());
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Subset(seen.ToHashSet(), ids.ToHashSet());
    }

    [Fact]
    public async Task Token_OfAnotherListingOrTooOld_IsRefused()
    {
        await aws.LaunchAsync(6);
        var token = (await aws.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { MaxResults = 5 })).NextToken;
        var other = new DescribeInstancesRequest { NextToken = token, Filters = [new Filter("instance-state-name", ["running"])] };
        Task Again() => aws.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { NextToken = token });

        await ExpectAsync(() => aws.Ec2.DescribeInstancesAsync(other), "InvalidParameterValue", "Unable to parse pagination token");
        await Again();
        aws.World.Time.Advance(TimeSpan.FromHours(1));
        await ExpectAsync(Again, "InvalidParameterValue", "Unable to parse pagination token");
    }

    [Fact]
    public async Task Regions_AndAccounts_DoNotSeeEachOthersInstances()
    {
        var id = await aws.LaunchAsync();
        using var elsewhere = aws.Ec2As(new BasicAWSCredentials("AKIASIMULATOREXAMPLE", "simulator/secret/of/the/administrator+key"), "us-west-2");

        Assert.Empty((await elsewhere.DescribeInstancesAsync(new DescribeInstancesRequest())).Ids());
        await ExpectAsync(
            () => elsewhere.StopInstancesAsync(new() { InstanceIds = [id] }), "InvalidInstanceID.NotFound", $"The instance ID '{id}' does not exist");
    }

    private async Task<List<string>> FindAsync(string filter, params string[] values) =>
        (await aws.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [new Filter(filter, [.. values])] })).Ids();
}
