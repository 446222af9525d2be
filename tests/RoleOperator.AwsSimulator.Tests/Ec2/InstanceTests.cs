using System.Globalization;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using RoleOperator.AwsSimulator.World;
using Instance = Amazon.EC2.Model.Instance;
using Tag = Amazon.EC2.Model.Tag;

namespace RoleOperator.AwsSimulator.Tests.Ec2;

public sealed class InstanceTests : IAsyncLifetime
{
    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Fact]
    public async Task Life_FromLaunchToTheEnd_PassesThroughItsStates()
    {
        var pace = aws.World.Ec2Pace;
        pace.Start = pace.Stop = pace.Terminate = TimeSpan.FromSeconds(30);
        var id = (await LaunchAsync(1))[0];
        var states = new List<string> { await StateAsync(id) };
        async Task NoteAsync()
        {
            states.Add(await StateAsync(id));
            aws.World.Time.Advance(TimeSpan.FromSeconds(31));
            states.Add(await StateAsync(id));
        }

        aws.World.Time.Advance(TimeSpan.FromSeconds(31));
        states.Add(await StateAsync(id));
        await aws.Ec2.StopInstancesAsync(new() { InstanceIds = [id] });
        await NoteAsync();
        await aws.Ec2.StartInstancesAsync(new() { InstanceIds = [id] });
        await NoteAsync();
        await aws.Ec2.TerminateInstancesAsync(new() { InstanceIds = [id] });
        await NoteAsync();
        aws.World.Time.Advance(TimeSpan.FromMinutes(61));

        Assert.Equal(["pending", "running", "stopping", "stopped", "pending", "running", "shutting-down", "terminated"], states);
        await ExpectAsync(() => StateAsync(id), "InvalidInstanceID.NotFound", $"The instance ID '{id}' does not exist");
    }

    [Fact]
    public async Task Reply_ShowsTheTransientState_AndTheNextCallTheFinalOne()
    {
        var id = (await LaunchAsync(1))[0];

        var change = (await aws.Ec2.StopInstancesAsync(new() { InstanceIds = [id] })).StoppingInstances[0];

        Assert.Equal(("running", "stopping", 64), (change.PreviousState.Name.Value, change.CurrentState.Name.Value, change.CurrentState.Code));
        Assert.Equal("stopped", await StateAsync(id));
    }

    [Theory]
    [InlineData("start", "stopping", "The instance '{0}' is not in a state from which it can be started.")]
    [InlineData("start", "terminated", "The instance '{0}' is not in a state from which it can be started.")]
    [InlineData("stop", "pending", "This instance '{0}' is not in a state from which it can be stopped.")]
    [InlineData("stop", "terminated", "This instance '{0}' is not in a state from which it can be stopped.")]
    [InlineData("start", "running", null)]
    [InlineData("stop", "stopped", null)]
    [InlineData("terminate", "terminated", null)]
    public async Task Transition_FromAStateThatDoesNotAllowIt_IsRefused(string verb, string state, string? message)
    {
        var id = (await LaunchAsync(1))[0];
        var region = aws.World.FindAccount(Seeds.Home)!.In("eu-west-1");
        region.Instances[id] = region.Instances[id] with { State = state, Next = null };
        Task ActAsync() => verb switch
        {
            "start" => aws.Ec2.StartInstancesAsync(new() { InstanceIds = [id] }),
            "stop" => aws.Ec2.StopInstancesAsync(new() { InstanceIds = [id] }),
            _ => aws.Ec2.TerminateInstancesAsync(new() { InstanceIds = [id] }),
        };

        if (message is null)
            await ActAsync();
        else
            await ExpectAsync(ActAsync, "IncorrectInstanceState", string.Format(CultureInfo.InvariantCulture, message, id));
        Assert.Equal(state, await StateAsync(id));
    }

    [Fact]
    public async Task Describe_ByProfileTagAndState_FindsWhatMatches()
    {
        Seeds.AddRole(aws.World, "web", """{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}""");
        var profile = Seeds.AddProfile(aws.World, "web", "web");
        var plain = (await LaunchAsync(2))[0];
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
        var ids = await LaunchAsync(17);
        var seen = new List<string>();
        var page = await aws.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { MaxResults = 5 });
        seen.AddRange(Ids(page));
        await LaunchAsync(3);
        while (page.NextToken is { } token)
        {
            page = await aws.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { MaxResults = 5, NextToken = token });
            seen.AddRange(Ids(page));
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Subset(seen.ToHashSet(), ids.ToHashSet());
    }

    [Fact]
    public async Task Token_OfAnotherListingOrTooOld_IsRefused()
    {
        await LaunchAsync(6);
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
        var id = (await LaunchAsync(1))[0];
        using var elsewhere = aws.Ec2As(new BasicAWSCredentials("AKIASIMULATOREXAMPLE", "simulator/secret/of/the/administrator+key"), "us-west-2");

        Assert.Empty(Ids(await elsewhere.DescribeInstancesAsync(new DescribeInstancesRequest())));
        await ExpectAsync(
            () => elsewhere.StopInstancesAsync(new() { InstanceIds = [id] }), "InvalidInstanceID.NotFound", $"The instance ID '{id}' does not exist");
    }

    [Fact]
    public async Task Launch_RepeatedWithItsToken_LaunchesNothingNew()
    {
        var request = new RunInstancesRequest(Region.ImageId, 2, 2) { ClientToken = "once" };

        var (first, second) = (await aws.Ec2.RunInstancesAsync(request), await aws.Ec2.RunInstancesAsync(request));

        Assert.Equal(first.Reservation.ReservationId, second.Reservation.ReservationId);
        Assert.Equal(2, Ids(await aws.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest())).Count);
    }

    [Fact]
    public async Task Image_ThatIsDescribed_CanBeLaunched()
    {
        var image = (await aws.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["amazon"] })).Images.Single();

        Assert.Single((await aws.Ec2.RunInstancesAsync(new RunInstancesRequest(image.ImageId, 1, 1))).Reservation.Instances);
    }

    [Fact]
    public async Task Launch_OfAnyInstanceType_IsTaken() => Assert.Equal(
        "m7g.large",
        (await aws.Ec2.RunInstancesAsync(
            new RunInstancesRequest(Region.ImageId, 1, 1) { InstanceType = "m7g.large" })).Reservation.Instances[0].InstanceType.Value);

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
        var id = (await LaunchAsync(1))[0];

        await ExpectAsync(() => act(aws.Ec2, id), code, message);
    }

    [Fact]
    public async Task DryRun_TellsOnlyWhetherTheCallerMay()
    {
        using var nobody = aws.Ec2As(Seeds.AddUser(aws.World, "app"));
        var request = new RunInstancesRequest(Region.ImageId, 1, 1) { DryRun = true };

        var may = await Assert.ThrowsAsync<AmazonEC2Exception>(() => aws.Ec2.RunInstancesAsync(request));
        var mayNot = await Assert.ThrowsAsync<AmazonEC2Exception>(() => nobody.RunInstancesAsync(request));

        Assert.Equal(("DryRunOperation", 412, "Request would have succeeded, but DryRun flag is set."), (may.ErrorCode, (int)may.StatusCode, may.Message));
        Assert.Equal("UnauthorizedOperation", mayNot.ErrorCode);
        Assert.Empty(Ids(await aws.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest())));
    }

    private async Task<List<string>> LaunchAsync(int count) =>
        [.. (await aws.Ec2.RunInstancesAsync(new RunInstancesRequest(Region.ImageId, count, count))).Reservation.Instances.Select(instance => instance.InstanceId)];

    private async Task<string> StateAsync(string id) => Instances(await aws.Ec2.DescribeInstancesAsync(
        new DescribeInstancesRequest { InstanceIds = [id] })).Single().State.Name.Value;

    private async Task<List<string>> FindAsync(string filter, params string[] values) =>
        Ids(await aws.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [new Filter(filter, [.. values])] }));

    private static List<string> Ids(DescribeInstancesResponse page) => [.. Instances(page).Select(instance => instance.InstanceId)];

    private static IEnumerable<Instance> Instances(DescribeInstancesResponse page) => (page.Reservations ?? []).SelectMany(reservation => reservation.Instances);

    private static async Task ExpectAsync(Func<Task> act, string code, string message)
    {
        var refused = await Assert.ThrowsAsync<AmazonEC2Exception>(act);
        Assert.Equal((code, 400, message), (refused.ErrorCode, (int)refused.StatusCode, refused.Message));
    }
}
