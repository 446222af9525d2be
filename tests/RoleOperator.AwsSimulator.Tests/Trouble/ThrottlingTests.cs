using Amazon.EC2.Model;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using RoleOperator.AwsSimulator.Serving;
using RoleOperator.AwsSimulator.Trouble;

namespace RoleOperator.AwsSimulator.Tests.Trouble;

public sealed class ThrottlingTests : IAsyncLifetime
{
    private static readonly AccountSeed Other = new() { Id = "210987654321", AccessKeyId = "AKIAOTHEREXAMPLE", SecretAccessKey = "another/secret" };

    private readonly FrozenTime time = new();
    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync(new() { Accounts = [new AccountSeed(), Other], Time = time });

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Fact]
    public async Task Iam_AboveItsBucket_IsThrottledUntilSimulatedTimeRefills()
    {
        aws.Simulator.Troubles.Throttling.Rules = [new ThrottleRule(new CallPattern("iam:*"), 2, 0.1)];

        Assert.Equal("NoSuchEntity NoSuchEntity Throttling", string.Join(' ', await CodeAsync(), await CodeAsync(), await CodeAsync()));
        aws.World.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("NoSuchEntity Throttling", string.Join(' ', await CodeAsync(), await CodeAsync()));
    }

    [Fact]
    public async Task Throttled_InIam_Is400RateExceeded()
    {
        aws.Simulator.Troubles.Throttling.Rules = [new ThrottleRule(CallPattern.Every, 0, 0)];

        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "x" }));

        Assert.Equal(("Throttling", "Rate exceeded", 400), (error.ErrorCode, error.Message, (int)error.StatusCode));
        Assert.True(aws.Simulator.Log.Calls.Single().Throttled);
    }

    [Fact]
    public async Task Bucket_OfOneAccountAndOperation_LeavesOthersAlone()
    {
        aws.Simulator.Troubles.Throttling.Rules = [new ThrottleRule(CallPattern.Every, 1, 0)];
        using var other = aws.IamAs(new BasicAWSCredentials(Other.AccessKeyId, Other.SecretAccessKey));

        Assert.Equal("NoSuchEntity", await CodeAsync());
        Assert.Equal("Throttling", await CodeAsync());

        await Assert.ThrowsAsync<NoSuchEntityException>(() => other.GetRoleAsync(new GetRoleRequest { RoleName = "x" }));
        Assert.NotEqual("Throttling", await CodeOfAsync(() => aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "x" })));
    }

    [Theory]
    [InlineData(true, 100)]
    [InlineData(false, 50)]
    public async Task Ec2_WithItsDocumentedNumbers_GivesUnfilteredDescriptionsLess(bool filtered, int admitted)
    {
        aws.Simulator.Troubles.Throttling.Rules = Throttling.Ec2Documented;
        var request = new DescribeIamInstanceProfileAssociationsRequest();
        if (filtered)
            request.Filters = [new Filter { Name = "state", Values = ["associated"] }];

        var codes = new List<string>();
        while (codes.LastOrDefault() != "RequestLimitExceeded" && codes.Count < 200)
            codes.Add(await CodeOfAsync(() => aws.Ec2.DescribeIamInstanceProfileAssociationsAsync(request)));

        Assert.Equal(admitted + 1, codes.Count);
        Assert.Equal(503, aws.Simulator.Log.Calls[^1].Status);
    }

    [Fact]
    public async Task Latency_OfAnOperation_IsSpentByItAlone()
    {
        aws.Simulator.Troubles.Latency.Rules =
            [new LatencyRule(new CallPattern("iam:GetRole"), TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(90))];

        await CodeAsync();
        await CodeOfAsync(() => aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "x" }));

        Assert.InRange(Assert.Single(time.Waits), TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(90));
    }

    [Fact]
    public async Task Latency_OfOneCall_DoesNotHoldUpAnother()
    {
        aws.Simulator.Troubles.Latency.Rules = [new LatencyRule(new CallPattern("iam:GetRole"), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5))];
        using var hangUp = new CancellationTokenSource();
        var slow = aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "x" }, hangUp.Token);

        await CodeOfAsync(() => aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "x" }));

        Assert.False(slow.IsCompleted);
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
    }

    private Task<string> CodeAsync() => CodeOfAsync(() => aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "x" }));

    private static async Task<string> CodeOfAsync(Func<Task> call)
    {
        try
        {
            await call();
            return "";
        }
        catch (AmazonServiceException error)
        {
            return error.ErrorCode;
        }
    }
}
