using System.Net;
using System.Net.Sockets;
using System.Text;
using RoleOperator.AwsSimulator.Trouble;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Docs.Tests.Stage;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Docs.Tests;

/// <summary>An operator that cannot log in says so on every object, as the documents promise: the real program, the real SDK.</summary>
[Collection(DocumentedWorldCollection.Name)]
public sealed class LoginTests(DocumentedWorld documented)
{
    private const string Spec = $"trust: {{document: {Documents.Ec2Trust}}}";

    [Fact]
    public async Task WebIdentity_ThatStsRefuses_IsToldInItsWords()
    {
        const string refusal = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
        var token = Path.Combine(AppContext.BaseDirectory, "login.token");
        await File.WriteAllTextAsync(token, "a.b.c");
        documented.Simulator.Troubles.Faults.Add(
            new FaultRule(new Fault.ErrorBefore("AccessDenied", refusal, 403)) { Calls = new CallPattern("sts:AssumeRoleWithWebIdentity") });

        var message = await MessageAsync(new()
        {
            ["AWS_ROLE_ARN"] = LeastPrivilegeEnd.OwnRole,
            ["AWS_WEB_IDENTITY_TOKEN_FILE"] = token,
        });

        Assert.Contains(refusal, message, StringComparison.Ordinal);
        Assert.Contains(LeastPrivilegeEnd.OwnRole, message, StringComparison.Ordinal);
        Assert.Contains("service account's annotation", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PodIdentity_ThatTheAgentRefuses_IsToldWithWhatToLookAt()
    {
        using var agent = new TcpListener(IPAddress.Loopback, 0);
        agent.Start();
        using var stop = new CancellationTokenSource();
        var refusing = RefuseAsync(agent, stop.Token);

        var message = await MessageAsync(new()
        {
            ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = $"http://{agent.LocalEndpoint}/v1/credentials",
            ["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "token",
        });

        Assert.Contains("400 (Bad Request)", message, StringComparison.Ordinal);
        Assert.Contains("Pod Identity association", message, StringComparison.Ordinal);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => refusing);
    }

    /// <summary>What a role says under an operator with that login.</summary>
    private async Task<string> MessageAsync(Dictionary<string, string?> login)
    {
        await documented.World.KillOperatorAsync();
        try
        {
            var team = await documented.World.TeamAsync();
            await using var running = documented.World.NewOperator(documented.AwsEndpoint, login, "--leader-elect", "false", "--namespaces", team.Namespace);
            await team.ApplyAsync(ResourceKind.Role, "web", Spec);
            var message = await team.NotReadyAsync(ResourceKind.Role, "web", Reasons.AccessDenied);
            await team.DeleteAsync(ResourceKind.Role, "web");
            return message;
        }
        finally
        {
            documented.World.StartOperator();
        }
    }

    private static async Task RefuseAsync(TcpListener agent, CancellationToken ct)
    {
        while (true)
        {
            using var connection = await agent.AcceptTcpClientAsync(ct);
            await using var stream = connection.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            while (await reader.ReadLineAsync(ct) is { Length: > 0 }) { }
            await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), ct);
        }
    }
}
