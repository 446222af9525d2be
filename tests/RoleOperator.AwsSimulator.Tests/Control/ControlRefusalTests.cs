using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Tests.Iam;

namespace RoleOperator.AwsSimulator.Tests.Control;

/// <summary>What is wrong is refused whole, with the words that tell what it is.</summary>
public sealed class ControlRefusalTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient control = new();
    private SimulatedAws aws = null!;

    public async Task InitializeAsync()
    {
        aws = await SimulatedAws.StartAsync();
        control.BaseAddress = new Uri(aws.Endpoint, "/simulator/");
    }

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    public void Dispose() => control.Dispose();

    [Theory]
    [InlineData("quotas/123456789012", """{"RoleQuota": 3}""", "RolesQuota")]
    [InlineData("quotas/123456789012", """{"RolesQuota": 3, "UsersQuota": 3}""", "No simulated operation can reach UsersQuota")]
    [InlineData("quotas/000000000000", """{"RolesQuota": 3}""", "000000000000")]
    [InlineData("latency", """[{"calls": {"operation": "iam:GetRole"}}]""", "operation")]
    [InlineData("lags", """[{"reader": "Nobody", "seconds": 1}]""", "reader")]
    [InlineData("behaviour", """{"restructured": true}""", "restructured")]
    [InlineData("lags", "null", "null")]
    [InlineData("lags", "[null]", "null")]
    [InlineData("lags", """[{"reader": "Get", "seconds": 1}, {"reader": "Get", "seconds": -1}]""", "seconds -1 s is negative")]
    [InlineData("lags", """[{"reader": "Get", "seconds": 1e12}]""", "1000000000000 seconds are too many")]
    [InlineData("lags", """[{"reader": "Get", "seconds": 1e300}]""", "1E+300 seconds are too many")]
    [InlineData("lags", """[{"seconds": 1}]""", "reader")]
    [InlineData("lags", """[{"reader": "Get"}]""", "seconds")]
    [InlineData("latency", """[{"least": 0, "most": 1}]""", "calls")]
    [InlineData("latency", """[{"calls": {}, "least": 2, "most": 1}]""", "least 2 s is more than most 1 s")]
    [InlineData("latency", """[{"calls": {}, "least": 0, "most": 100000}]""", "more than a day")]
    [InlineData("throttles", """{"rules": [{"calls": {}, "capacity": 1}]}""", "refillPerSecond")]
    [InlineData("throttles", """{"rules": [{"calls": {}, "capacity": -1, "refillPerSecond": 1}]}""", "negative")]
    [InlineData("behaviour", """{"shortPages": true, "arnDelay": -1}""", "arnDelay")]
    [InlineData("pace", """{"start": 1, "stop": -1}""", "stop")]
    [InlineData("quotas/123456789012", """{"RolesQuota": 3, "PoliciesQuota": -1}""", "PoliciesQuota")]
    [InlineData("service-control-policies/123456789012", "[null]", "null")]
    [InlineData("lags", "[", "JSON")]
    public async Task WrongInput_IsRefusedWithWhatIsWrong(string path, string body, string said)
    {
        using var response = await control.PutAsync(path, new StringContent(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(said, (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["error"]!, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, aws.World.Consistency.Longest);
        Assert.Equal((false, TimeSpan.Zero, 1000), (aws.World.Iam.ShortPages, aws.World.Ec2Pace.Start, aws.World.Accounts.Single().Quotas["RolesQuota"]));
    }

    [Theory]
    [InlineData("time", "{}", "advanceSeconds")]
    [InlineData("time", """{"advanceSeconds": 1e12}""", "too many")]
    [InlineData("time", """{"advanceSeconds": -1}""", "step")]
    [InlineData("faults", """[{"fault": {"kind": "ResetAfter"}}, {"fault": {"kind": "ResetAfter"}, "times": 0}]""", "times 0")]
    [InlineData("faults", """[{"fault": {"kind": "ResetAfter"}}, {"fault": {"kind": "ResetAfter"}, "probability": 2}]""", "probability 2")]
    [InlineData("faults", """[{"fault": {"kind": "ErrorBefore", "code": "c", "message": "m"}}]""", "status")]
    [InlineData("faults", """[{"fault": {"kind": "ErrorBefore", "code": "c", "message": "m", "status": 42}}]""", "status 42")]
    [InlineData("faults", """[{"fault": {"kind": "SlowDrip", "bytes": 0, "interval": 1}}]""", "bytes 0")]
    [InlineData("faults", """[{"calls": {}}]""", "fault")]
    [InlineData("seed", """{"accounts": [{"id": "210987654321"}]}""", "AKIASIMULATOREXAMPLE is another's")]
    [InlineData(
        "seed", """{"accounts": [{"id": "210987654321", "accessKeyId": "AKIAOTHER"}, {"id": "123456789012", "accessKeyId": "AKIATHIRD"}]}""", "there already")]
    [InlineData("seed", """{"accounts": [{"id": "210987654321", "partition": "foo", "accessKeyId": "AKIAOTHER"}]}""", "no partition foo")]
    [InlineData("seed", """{"accounts": [{"id": "2109", "accessKeyId": "AKIAOTHER"}]}""", "twelve digits")]
    [InlineData(
        "seed",
        """
        {"accounts": [{"id": "210987654321", "accessKeyId": "AKIAOTHER"}],
         "users": [{"account": "210987654321", "name": "a", "accessKeyId": "AKIAOTHER"}]}
        """,
        "AKIAOTHER is another's")]
    [InlineData(
        "seed", """{"accounts": [{"id": "210987654321", "accessKeyId": "AKIAOTHER"}], "groups": [{"account": "000000000000", "name": "a"}]}""", "000000000000")]
    [InlineData(
        "seed",
        """
        {"accounts": [{"id": "210987654321", "accessKeyId": "AKIAOTHER"}],
         "lastUsed": [{"account": "210987654321", "role": "none", "region": "eu-west-1"}]}
        """,
        "no role none")]
    [InlineData(
        "seed",
        """{"instances": [{"account": "123456789012", "region": "eu-west-1"}, {"account": "123456789012", "region": "eu-west-1", "state": "asleep"}]}""",
        "asleep")]
    [InlineData("seed", """{"users": [null]}""", "account")]
    public async Task WrongPost_IsRefusedWithWhatIsWrong_AndNothingOfItIsDone(string path, string body, string said)
    {
        using var response = await control.PostAsync(path, new StringContent(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(said, (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["error"]!, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, aws.World.Time.Ahead);
        Assert.Empty(aws.Simulator.Troubles.Faults.Rules);
        Assert.Empty(aws.World.Accounts.Single().Regions.SelectMany(region => region.Instances));
        await aws.RoleAsync("still-the-administrators");
    }
}
