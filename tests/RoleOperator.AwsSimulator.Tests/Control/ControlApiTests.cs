using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using RoleOperator.AwsSimulator.Tests.Iam;

namespace RoleOperator.AwsSimulator.Tests.Control;

public sealed class ControlApiTests : IAsyncLifetime, IDisposable
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

    [Fact]
    public async Task Seed_OfAccountUserAndInstance_IsInTheState()
    {
        await SendAsync(HttpMethod.Post, "seed", """
            {"accounts": [{"id": "210987654321", "partition": "aws", "accessKeyId": "AKIAOTHER", "secretAccessKey": "s"}],
             "users": [{"account": "210987654321", "name": "ann", "accessKeyId": "AKIAANN", "secretAccessKey": "t",
                        "attached": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]}],
             "instances": [{"account": "210987654321", "region": "eu-west-1", "id": "i-0123456789abcdef0", "state": "stopped", "tags": {"team": "a"}}]}
            """);

        var state = await control.GetFromJsonAsync<JsonObject>("state");
        var account = state!["accounts"]!.AsArray().Single(each => (string)each!["id"]! == "210987654321")!;

        Assert.Equal(["administrator", "ann"], account["users"]!.AsArray().Select(user => (string)user!["name"]!));
        var instance = account["regions"]![0]!["instances"]![0]!;
        Assert.Equal(("i-0123456789abcdef0", "stopped", "a"), ((string)instance["id"]!, (string)instance["state"]!, (string)instance["tags"]!["team"]!));
        using var administrator = aws.IamAs(new BasicAWSCredentials("AKIAOTHER", "s"));
        using var ann = aws.IamAs(new BasicAWSCredentials("AKIAANN", "t"));
        await administrator.CreateRoleAsync(new CreateRoleRequest { RoleName = "theirs", AssumeRolePolicyDocument = Scene.Trust });
        Assert.Equal("theirs", (await ann.GetRoleAsync(new GetRoleRequest { RoleName = "theirs" })).Role.RoleName);
        var refused = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => ann.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "theirs" }));
        Assert.Equal("AccessDenied", refused.ErrorCode);
        Assert.NotNull(aws.World.FindAccount("210987654321")!.Roles.Find("theirs"));
    }

    [Fact]
    public async Task Lags_UntilTimeAdvances_HideWhatWasWritten()
    {
        await SendAsync(HttpMethod.Put, "lags", """[{"reader": "Get", "seconds": 600}, {"reader": "Get", "seconds": 0, "name": "fresh"}]""");
        await CreateAsync("late");
        await CreateAsync("fresh");

        await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "fresh" });
        await Assert.ThrowsAsync<NoSuchEntityException>(() => aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "late" }));
        await SendAsync(HttpMethod.Post, "time", """{"advanceSeconds": 601}""");

        Assert.Equal("late", (await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "late" })).Role.RoleName);
    }

    [Fact]
    public async Task Behaviour_SetInPart_LeavesTheRest()
    {
        await SendAsync(HttpMethod.Put, "behaviour", """{"shortPages": true, "arnDelay": 3}""");

        var iam = aws.World.Iam;
        Assert.Equal((true, TimeSpan.FromSeconds(3), true), (iam.ShortPages, iam.ArnDelay, iam.Restructuring));
    }

    [Fact]
    public async Task PaceAndIssuers_OverControl_AreTheWorlds()
    {
        await SendAsync(HttpMethod.Put, "pace", """{"associate": 5}""");
        await SendAsync(HttpMethod.Post, "seed", """{"issuers": [{"issuer": "https://oidc.example.com", "keys": {"keys": []}, "reachable": false}]}""");

        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.Zero), (aws.World.Ec2Pace.Associate, aws.World.Ec2Pace.Start));
        Assert.Equal("""{"keys": []}""", aws.World.IdentityProviders.KeysOf("https://oidc.example.com"));
        Assert.False(aws.World.IdentityProviders.IsReachable("https://oidc.example.com"));
    }

    [Fact]
    public async Task LastUsed_Seeded_IsWhatGetRoleSays()
    {
        await CreateAsync("app");

        await SendAsync(
            HttpMethod.Post, "seed", """{"lastUsed": [{"account": "123456789012", "role": "app", "region": "eu-west-1", "at": "2026-01-02T03:04:05Z"}]}""");

        var used = (await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "app" })).Role.RoleLastUsed;
        Assert.Equal(("eu-west-1", new DateTime(2026, 1, 2, 3, 4, 5)), (used.Region, used.LastUsedDate!.Value.ToUniversalTime()));
    }

    [Fact]
    public async Task Quotas_SetByName_AreTheAccounts()
    {
        await SendAsync(HttpMethod.Put, "quotas/123456789012", """{"RolesQuota": 3}""");

        Assert.Equal(3, aws.World.Accounts.Single().Quotas["RolesQuota"]);
    }

    [Fact]
    public async Task Clock_AtTheEndOfTheCalendar_GoesNoFurther()
    {
        HttpStatusCode status;
        do
            using (var response = await control.PostAsync("time", new StringContent("""{"advanceSeconds": 3155760000}""")))
                status = response.StatusCode;
        while (status == HttpStatusCode.NoContent);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        await CreateAsync("app");
    }

    [Fact]
    public async Task Faults_OfEachKind_AreReadBackAsSent()
    {
        var sent = JsonNode.Parse("""
            [{"fault": {"kind": "ErrorBefore", "code": "ServiceFailure", "message": "m", "status": 500},
              "calls": {"action": "iam:Get*", "account": "123456789012", "name": "x"}, "skip": 1, "times": 2, "probability": 0.5},
             {"fault": {"kind": "ErrorAfter", "code": "Throttling", "message": "Rate exceeded", "status": 400}, "calls": {}, "skip": 0, "probability": 1},
             {"fault": {"kind": "ResetBefore"}, "calls": {}, "skip": 0, "probability": 1},
             {"fault": {"kind": "ResetAfter"}, "calls": {}, "skip": 0, "probability": 1},
             {"fault": {"kind": "SlowDrip", "bytes": 10, "interval": 0.5}, "calls": {}, "skip": 0, "probability": 1},
             {"fault": {"kind": "HalfBody"}, "calls": {}, "skip": 0, "probability": 1},
             {"fault": {"kind": "HtmlError"}, "calls": {}, "skip": 0, "probability": 1},
             {"fault": {"kind": "ClockSkew", "shift": -3600}, "calls": {}, "skip": 0, "probability": 1}]
            """)!;

        await SendAsync(HttpMethod.Post, "faults", sent.ToJsonString());

        var read = await control.GetFromJsonAsync<JsonNode>("faults");
        Assert.True(JsonNode.DeepEquals(sent, read), read!.ToJsonString());
        await SendAsync(HttpMethod.Delete, "faults", "");
        Assert.Empty(aws.Simulator.Troubles.Faults.Rules);
    }

    [Fact]
    public async Task ThrottlesAndLatency_OverControl_AreSet()
    {
        await SendAsync(
            HttpMethod.Put, "throttles", """{"rules": [{"calls": {"action": "iam:*"}, "capacity": 20, "refillPerSecond": 5}], "ec2Documented": true}""");
        await SendAsync(HttpMethod.Put, "latency", """[{"calls": {"action": "sts:*"}, "least": 0.01, "most": 0.02}]""");

        Assert.Equal((20, 5), (aws.Simulator.Troubles.Throttling.Rules[0].Capacity, aws.Simulator.Troubles.Throttling.Rules[0].RefillPerSecond));
        Assert.True(aws.Simulator.Troubles.Throttling.Rules.Count > 1);
        Assert.Equal(TimeSpan.FromMilliseconds(20), aws.Simulator.Troubles.Latency.Rules.Single().Most);
    }

    [Fact]
    public async Task Log_OfCalls_SaysWhoWhatWhenAndTheAnswer()
    {
        await CreateAsync("app");
        await Assert.ThrowsAsync<NoSuchEntityException>(() => aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "none" }));

        var log = (await control.GetFromJsonAsync<JsonArray>("log"))!;
        var asked = (await control.GetFromJsonAsync<JsonArray>("log?action=iam:Get*&name=none"))!.Single()!;

        Assert.Equal(["iam:CreateRole", "iam:GetRole"], log.Select(call => (string)call!["action"]!));
        Assert.Equal("arn:aws:iam::123456789012:user/administrator", (string?)asked["caller"]);
        Assert.Equal(("none", "arn:aws:iam::123456789012:role/none"), ((string?)asked["parameters"]!["RoleName"], (string?)asked["resource"]));
        Assert.Equal((404, "NoSuchEntity", false), ((int)asked["status"]!, (string)asked["code"]!, (bool)asked["applied"]!));
        Assert.True((DateTimeOffset)asked["ended"]! >= (DateTimeOffset)asked["started"]!);
        await SendAsync(HttpMethod.Delete, "log", "");
        Assert.Empty((await control.GetFromJsonAsync<JsonArray>("log"))!);
    }

    [Fact]
    public async Task Defect_OfTheSimulator_IsAnsweredAndLogged()
    {
        aws.World.Accounts.Single().Roles.Put("broken", new World.Role("broken", null!, "AROA", default, null!), DateTimeOffset.MinValue);

        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => aws.Iam.ListRolesAsync(new ListRolesRequest()));

        Assert.Equal(("InternalFailure", HttpStatusCode.InternalServerError), (error.ErrorCode, error.StatusCode));
        Assert.NotNull(aws.Simulator.Log.Calls.Single().Defect);
    }

    [Fact]
    public async Task Reset_AfterEverything_BeginsAnew()
    {
        await CreateAsync("app");
        await SendAsync(HttpMethod.Post, "faults", """[{"fault": {"kind": "ResetBefore"}}]""");
        await SendAsync(HttpMethod.Post, "time", """{"advanceSeconds": 3600}""");

        await SendAsync(HttpMethod.Post, "reset", "");

        Assert.Null(aws.World.Accounts.Single().Roles.Find("app"));
        Assert.Equal(TimeSpan.Zero, aws.World.Time.Ahead);
        Assert.Empty(aws.Simulator.Log.Calls);
        await CreateAsync("app");
    }

    [Fact]
    public async Task Simulators_SideBySide_ShareNothing()
    {
        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SimulatedAws.StartAsync()));
        await Task.WhenAll(others.Select((other, number) => other.Iam.CreateRoleAsync(
            new CreateRoleRequest { RoleName = $"role-{number}", AssumeRolePolicyDocument = Scene.Trust })));

        Assert.Equal(
            Enumerable.Range(0, 20).Select(number => $"role-{number}"),
            others.Select(other => other.World.Accounts.Single().Roles.Newest.Single().Name));
        foreach (var other in others)
            await other.DisposeAsync();
    }

    private Task<CreateRoleResponse> CreateAsync(string name) =>
        aws.Iam.CreateRoleAsync(new CreateRoleRequest { RoleName = name, AssumeRolePolicyDocument = Scene.Trust });

    private async Task SendAsync(HttpMethod method, string path, string body)
    {
        using var response = await control.SendAsync(new HttpRequestMessage(method, path) { Content = new StringContent(body) });
        Assert.True(response.StatusCode == HttpStatusCode.NoContent, $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }
}
