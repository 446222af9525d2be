using k8s.Autorest;
using KubernetesAdapterTests.Server;
using Microsoft.Extensions.Logging.Abstractions;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Kubernetes.Writing;
using RoleOperator.Runtime.Leadership;

namespace KubernetesAdapterTests.Writing;

/// <summary>
/// An API server that starts answers 404 for custom resources that it has. Taken for "gone", a finalizer would stay and nobody would look again.
/// </summary>
public sealed class AbsenceTests
{
    private static readonly string[] Finalizers = [WellKnown.Finalizer];

    public static TheoryData<string> OtherAnswers =>
    [
        OneRole.NotServed,
        "",
        "<html><body>404 Not Found</body></html>",
        """{"kind":"Status","status":"Failure","message":"the server could not find the requested resource","reason":"NotFound","details":{},"code":404}""",
        OneRole.NoSuch("orders", "widgets"),
        OneRole.NoSuch("shop", "namespaces"),
        OneRole.NoSuch("another"),
    ];

    [Theory]
    [MemberData(nameof(OtherAnswers))]
    public async Task Answer404_ThatDoesNotNameTheObject_IsAFailureOfEveryWrite(string body)
    {
        await using var server = await new OneRole().StartAsync();
        var writer = Writer(server);
        for (var i = 0; i < 3; i++) server.AnswerNext(404, body);

        await Assert.ThrowsAsync<HttpOperationException>(() => writer.WriteStatusAsync(server.Meta, new RoleStatus(), default));
        await Assert.ThrowsAsync<HttpOperationException>(() => writer.AddFinalizerAsync(server.Meta, default));
        await Assert.ThrowsAsync<HttpOperationException>(() => writer.RemoveFinalizerAsync(server.Meta with { Finalizers = Finalizers }, default));
    }

    [Fact]
    public async Task Answer404_ThatNamesTheObject_IsItsAbsence()
    {
        await using var server = await new OneRole { Stored = null }.StartAsync();
        var writer = Writer(server);

        Assert.Null(await writer.WriteStatusAsync(server.Meta, new RoleStatus(), default));
        Assert.Null(await writer.AddFinalizerAsync(server.Meta, default));
        Assert.True(await writer.RemoveFinalizerAsync(server.Meta with { Finalizers = Finalizers }, default));
    }

    [Fact]
    public async Task Finalizer_AfterTheTerm_IsNotWritten()
    {
        await using var server = await new OneRole().StartAsync();
        var writer = Writer(server, () => throw new LeadershipLostException());

        await Assert.ThrowsAsync<LeadershipLostException>(() => writer.AddFinalizerAsync(server.Meta, default));
        await Assert.ThrowsAsync<LeadershipLostException>(() => writer.RemoveFinalizerAsync(server.Meta with { Finalizers = Finalizers }, default));
        Assert.Empty(server.Requests);
    }

    private static ResourceWriter<RoleStatus> Writer(OneRole server, Action? beforeWrite = null) =>
        new(server.Client, ResourceKind.Role, SpecJson.Default.RoleStatus, new ApplySupport(), beforeWrite ?? (() => { }), NullLogger.Instance);
}
