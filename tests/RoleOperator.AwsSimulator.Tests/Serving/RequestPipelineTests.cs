using System.Xml.Linq;
using Amazon.IdentityManagement.Model;

namespace RoleOperator.AwsSimulator.Tests.Serving;

public sealed class RequestPipelineTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient http = new();
    private SimulatedAws aws = null!;

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    public void Dispose() => http.Dispose();

    [Theory]
    [InlineData("Action=CreateUser&Version=2010-05-08", "The simulator does not have CreateUser of API version 2010-05-08.")]
    [InlineData("Action=CreateVpc&Version=2016-11-15", "The simulator does not have CreateVpc of API version 2016-11-15.")]
    [InlineData("Action=SendMessage&Version=2012-11-05", "The simulator does not have SendMessage of API version 2012-11-05.")]
    [InlineData("Action=GetFederationToken", "The simulator does not have GetFederationToken of API version (none).")]
    public async Task Operation_ThatTheModelsLack_IsNotImplemented(string form, string message)
    {
        using var reply = await http.PostAsync(aws.Endpoint, new StringContent(form));

        Assert.Equal((501, "NotImplemented", message), ((int)reply.StatusCode, await ElementAsync(reply, "Code"), await ElementAsync(reply, "Message")));
    }

    [Fact]
    public async Task Request_WithoutAction_IsRefusedAsAwsRefusesIt()
    {
        using var reply = await http.PostAsync(aws.Endpoint, new StringContent("Version=2010-05-08"));

        Assert.Equal((400, "MissingAction"), ((int)reply.StatusCode, await ElementAsync(reply, "Code")));
    }

    [Fact]
    public async Task World_AfterRefusedCallsOnly_StillForgets()
    {
        await aws.Iam.CreateServiceLinkedRoleAsync(new CreateServiceLinkedRoleRequest { AWSServiceName = "autoscaling.amazonaws.com" });
        await aws.Iam.DeleteServiceLinkedRoleAsync(new DeleteServiceLinkedRoleRequest { RoleName = "AWSServiceRoleForAutoScaling" });
        aws.World.Time.Advance(TimeSpan.FromHours(1));
        await aws.Iam.ListRolesAsync(new ListRolesRequest());
        var deletions = aws.World.Accounts.Single().Deletions;
        Assert.Single(deletions);

        aws.World.Time.Advance(TimeSpan.FromDays(2));
        while (aws.Simulator.Log.Arrived < 1024)
            (await http.PostAsync(aws.Endpoint, new StringContent("Version=2010-05-08"))).Dispose();

        Assert.Empty(deletions);
    }

    [Fact]
    public async Task Defect_BeforeAnythingIsAsked_IsAnsweredAndLogged()
    {
        aws.Simulator.Troubles.Latency.Rules = [null!];

        using var reply = await http.PostAsync(aws.Endpoint, new StringContent("Action=GetRole&Version=2010-05-08"));

        Assert.Equal((500, "InternalFailure"), ((int)reply.StatusCode, await ElementAsync(reply, "Code")));
        Assert.NotNull(aws.Simulator.Log.Calls.Single().Defect);
    }

    private static async Task<string?> ElementAsync(HttpResponseMessage reply, string name) =>
        XDocument.Parse(await reply.Content.ReadAsStringAsync()).Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;
}
