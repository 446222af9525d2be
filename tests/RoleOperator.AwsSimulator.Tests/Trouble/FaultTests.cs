using System.Diagnostics;
using System.Net;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using RoleOperator.AwsSimulator.Tests.Iam;
using RoleOperator.AwsSimulator.Trouble;

namespace RoleOperator.AwsSimulator.Tests.Trouble;

public sealed class FaultTests : IAsyncLifetime
{
    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    public static TheoryData<Fault, bool> LostAnswers { get; } = new()
    {
        { new Fault.ResetBefore(), false },
        { new Fault.ResetAfter(), true },
        { new Fault.HalfBody(), true },
        { new Fault.HtmlError(), false },
        { new Fault.ErrorBefore("ServiceFailure", "Down.", 500), false },
        { new Fault.ErrorAfter("ServiceFailure", "Down.", 500), true },
    };

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task Fault_OfACreate_AppliesItOrNotAsItSays(Fault fault, bool applied)
    {
        // Always, because AWSSDK.Core sends a call anew after a reset connection even where it is told never to retry.
        Befall(fault, times: null);

        await Assert.ThrowsAnyAsync<Exception>(() => CreateAsync("app"));

        Assert.Equal(applied, aws.World.Accounts.Single().Roles.Find("app") is not null);
        Assert.Equal((applied, fault), (aws.Simulator.Log.Calls[0].Applied, aws.Simulator.Log.Calls[0].Fault));
    }

    [Fact]
    public async Task ErrorBefore_OfAnyCodeAndStatus_ReachesTheClient()
    {
        Befall(new Fault.ErrorBefore("ConcurrentModification", "Somebody else writes.", 409));

        var error = await Assert.ThrowsAnyAsync<AmazonIdentityManagementServiceException>(() => CreateAsync("app"));

        Assert.Equal(("ConcurrentModification", "Somebody else writes.", HttpStatusCode.Conflict), (error.ErrorCode, error.Message, error.StatusCode));
    }

    [Fact]
    public async Task ResetBefore_OnTheWire_IsAResetConnection()
    {
        Befall(new Fault.ResetBefore());
        using var http = new HttpClient();

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync(aws.Endpoint, new StringContent("Action=GetRole&Version=2010-05-08")));

        Assert.Equal(System.Net.Sockets.SocketError.ConnectionReset, Innermost<System.Net.Sockets.SocketException>(error)?.SocketErrorCode);
    }

    [Fact]
    public async Task HalfBody_OnTheWire_EndsBeforeItsLength()
    {
        await CreateAsync("app");
        Befall(new Fault.HalfBody());
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, aws.Endpoint) { Content = new StringContent("Action=GetRole&Version=2010-05-08") };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.True(response.Content.Headers.ContentLength > 0);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task HtmlError_OnTheWire_IsAPageWithStatus500()
    {
        Befall(new Fault.HtmlError());
        using var http = new HttpClient();

        using var response = await http.PostAsync(aws.Endpoint, new StringContent("Action=GetRole&Version=2010-05-08"));

        Assert.Equal((HttpStatusCode.InternalServerError, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.StartsWith("<html>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SlowDrip_OfAnAnswer_ComesWholeAndLate()
    {
        await CreateAsync("app");
        Befall(new Fault.SlowDrip(64, TimeSpan.FromMilliseconds(20)));
        var clock = Stopwatch.StartNew();

        var role = (await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "app" })).Role;

        Assert.Equal("app", role.RoleName);
        Assert.True(clock.Elapsed >= TimeSpan.FromMilliseconds(100), $"It took only {clock.Elapsed}.");
    }

    [Fact]
    public async Task HangUp_AmidASlowAnswer_IsInTheLogWithTheTimeItTook()
    {
        Befall(new Fault.SlowDrip(8, TimeSpan.FromMilliseconds(200)));
        using var http = new HttpClient();
        using (var request = new HttpRequestMessage(HttpMethod.Post, aws.Endpoint) { Content = new StringContent("Action=GetRole&Version=2010-05-08") })
        using (var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
        {
            Assert.False(aws.Simulator.Log.Calls.Single().Abandoned);
            await (await response.Content.ReadAsStreamAsync()).ReadExactlyAsync(new byte[16]);
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!aws.Simulator.Log.Calls.Single().Abandoned)
            await Task.Delay(10, patience.Token);
        Assert.Equal(403, aws.Simulator.Log.Calls.Single().Status);
        Assert.True(aws.Simulator.Log.Calls.Single().Took >= TimeSpan.FromMilliseconds(200), $"It took {aws.Simulator.Log.Calls.Single().Took}.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task ClockSkew_OfAnHour_IsRefusedAndToldByTheDateHeader(int hours)
    {
        Befall(new Fault.ClockSkew(TimeSpan.FromHours(hours)));

        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "app" }));

        Assert.Contains(error.ErrorCode, (string[])["SignatureDoesNotMatch", "RequestTimeTooSkewed"]);
        Befall(new Fault.ClockSkew(TimeSpan.FromHours(hours)));
        using var http = new HttpClient();
        using var response = await http.PostAsync(aws.Endpoint, new StringContent("Action=GetRole&Version=2010-05-08"));
        Assert.InRange((response.Headers.Date!.Value - aws.World.Time.RealNow).TotalHours, hours - 0.1, hours + 0.1);
    }

    [Theory]
    [InlineData("struck-too")]
    [InlineData("struck-*")]
    public async Task Rule_WithPattern_StrikesOnlyWhatItPicks(string name)
    {
        Befall(new Fault.ErrorBefore("ServiceFailure", "Down.", 500), new CallPattern("iam:Create*", Name: name), times: null);

        await CreateAsync("spared");
        await CreateAsync("un-struck-too");
        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => CreateAsync("struck-too"));
        await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "spared" });
    }

    [Fact]
    public async Task Rule_WithSkipAndTimes_StrikesTheNthCallsOnly()
    {
        aws.Simulator.Troubles.Faults.Add(new FaultRule(new Fault.ErrorBefore("ServiceFailure", "Down.", 500)) { Skip = 2, Times = 1 });

        Assert.Equal("aaxa", await OutcomesAsync(aws, 4));
        Assert.Empty(aws.Simulator.Troubles.Faults.Rules);
    }

    [Fact]
    public async Task Rule_WithProbability_StrikesTheSameCallsForTheSameSeed()
    {
        const int seed = 20261122;
        var fault = new FaultRule(new Fault.ErrorBefore("ServiceFailure", "Down.", 500)) { Probability = 0.4 };
        var outcomes = new List<string>();
        foreach (var each in (int[])[seed, seed, seed + 1])
        {
            await using var other = await SimulatedAws.StartAsync(new() { Seed = each });
            other.Simulator.Troubles.Faults.Add(fault);
            outcomes.Add(await OutcomesAsync(other, 30));
        }

        Assert.Equal(outcomes[0], outcomes[1]);
        Assert.NotEqual(outcomes[0], outcomes[2]);
        Assert.InRange(outcomes[0].Count(outcome => outcome == 'x'), 4, 20);
    }

    private static async Task<string> OutcomesAsync(SimulatedAws aws, int calls)
    {
        var outcomes = "";
        for (var call = 0; call < calls; call++)
            try
            {
                await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "none" });
            }
            catch (NoSuchEntityException)
            {
                outcomes += 'a';
            }
            catch (AmazonServiceException)
            {
                outcomes += 'x';
            }

        return outcomes;
    }

    private static T? Innermost<T>(Exception? error)
        where T : Exception
    {
        while (error is not (null or T))
            error = error.InnerException;
        return error as T;
    }

    private void Befall(Fault fault, CallPattern? calls = null, int? times = 1) =>
        aws.Simulator.Troubles.Faults.Add(new FaultRule(fault) { Calls = calls ?? CallPattern.Every, Times = times });

    private Task<CreateRoleResponse> CreateAsync(string name) =>
        aws.Iam.CreateRoleAsync(new CreateRoleRequest { RoleName = name, AssumeRolePolicyDocument = Scene.Trust });
}
