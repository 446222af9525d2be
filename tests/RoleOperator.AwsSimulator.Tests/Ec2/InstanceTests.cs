using System.Globalization;
using Amazon.EC2;
using Amazon.EC2.Model;
using RoleOperator.AwsSimulator.World;
using static RoleOperator.AwsSimulator.Tests.Ec2.InstanceScene;

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
        var id = await aws.LaunchAsync();
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
        var id = await aws.LaunchAsync();

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
        var id = await aws.LaunchAsync();
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
    public async Task Launch_RepeatedWithItsToken_LaunchesNothingNew()
    {
        var request = new RunInstancesRequest(Region.ImageId, 2, 2) { ClientToken = "once" };

        var (first, second) = (await aws.Ec2.RunInstancesAsync(request), await aws.Ec2.RunInstancesAsync(request));

        Assert.Equal(first.Reservation.ReservationId, second.Reservation.ReservationId);
        Assert.Equal(2, (await aws.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest())).Ids().Count);
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

    [Fact]
    public async Task DryRun_TellsOnlyWhetherTheCallerMay()
    {
        using var nobody = aws.Ec2As(Seeds.AddUser(aws.World, "app"));
        var request = new RunInstancesRequest(Region.ImageId, 1, 1) { DryRun = true };

        var may = await Assert.ThrowsAsync<AmazonEC2Exception>(() => aws.Ec2.RunInstancesAsync(request));
        var mayNot = await Assert.ThrowsAsync<AmazonEC2Exception>(() => nobody.RunInstancesAsync(request));

        Assert.Equal(("DryRunOperation", 412, "Request would have succeeded, but DryRun flag is set."), (may.ErrorCode, (int)may.StatusCode, may.Message));
        Assert.Equal("UnauthorizedOperation", mayNot.ErrorCode);
        Assert.Empty((await aws.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest())).Ids());
    }

    private async Task<string> StateAsync(string id) =>
        (await aws.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] })).Instances().Single().State.Name.Value;
}
