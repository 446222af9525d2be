using KubernetesAdapterTests.Server;
using Microsoft.Extensions.Logging.Abstractions;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Kubernetes;
using RoleOperator.Kubernetes.Writing;

namespace KubernetesAdapterTests;

/// <summary>The same, whichever way status is written; and that a real API server names what it says is gone.</summary>
public sealed class RealServerTests(RealServer server) : IClassFixture<RealServer>
{
    private static readonly string[] Finalizers = [WellKnown.Finalizer];

    [Theory]
    [InlineData("applied", true)]
    [InlineData("replaced", false)]
    public async Task Status_WrittenTwice_DropsOwnConditionsAndKeepsThoseOfOthers(string name, bool applies)
    {
        var meta = await server.CreateAsync(name);
        await server.ApplyStatusAsync(name, """{"note":"checked","conditions":[{"type":"Audited","status":"True"}]}""");

        await Writer(applies).WriteStatusAsync(meta, Status(ConditionTypes.Ready, ConditionTypes.Stalled) with { Arn = "arn" }, default);
        var written = await Writer(applies).WriteStatusAsync(meta, Status(ConditionTypes.Ready), default);

        var status = await server.StatusAsync(name);
        Assert.Equal(
            ["Audited", "Ready"],
            status.GetProperty("conditions").EnumerateArray().Select(c => c.GetProperty("type").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal("checked", status.GetProperty("note").GetString());
        Assert.False(status.TryGetProperty("arn", out _));
        Assert.NotEqual(meta.ResourceVersion, written!.ResourceVersion);
    }

    [Theory]
    [InlineData("gone-applied", true)]
    [InlineData("gone-replaced", false)]
    public async Task Object_GoneOrMadeAgain_IsSeenAsGone(string name, bool applies)
    {
        var meta = await server.CreateAsync(name);
        await server.DeleteAsync(name);
        Assert.Null(await Writer(applies).WriteStatusAsync(meta, Status(), default));
        Assert.Null(await Writer(applies).AddFinalizerAsync(meta, default));
        Assert.True(await Writer(applies).RemoveFinalizerAsync(meta with { Finalizers = Finalizers }, default));

        await server.CreateAsync(name);
        Assert.Null(await Writer(applies).WriteStatusAsync(meta, Status(), default));
        Assert.Null(await Writer(applies).AddFinalizerAsync(meta, default));
    }

    [Fact]
    public async Task Lease_ThatIsNotThere_IsNull() =>
        Assert.Null(await new LeaseStore(server.Client, RealServer.Namespace, "role-operator").GetAsync(default));

    private static RoleStatus Status(params string[] types) => new()
    {
        Conditions = [.. types.Select(type => new Condition(type, Condition.True, Reasons.Converged, "", 1, DateTimeOffset.UnixEpoch))],
    };

    private ResourceWriter<RoleStatus> Writer(bool applies)
    {
        var apply = new ApplySupport();
        if (!applies) apply.NoteFailure();
        return new(server.Client, ResourceKind.Role, SpecJson.Default.RoleStatus, apply, () => { }, NullLogger.Instance);
    }
}
