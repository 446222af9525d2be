using System.Runtime.CompilerServices;
using RoleOperator.Controllers.Passes;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Runtime.Tests.Time;

namespace RoleOperator.Controllers.Tests.Passes;

public sealed class OwnReleasesTests
{
    private readonly ManualTime time = new();
    private readonly OwnReleases releases;

    public OwnReleasesTests() => releases = new(time);

    [Fact]
    public void Calls_OfTheLastTwoMinutesThatTookSomethingOff_AreKnownInTheirOrder()
    {
        Note(new Step.DetachPolicy("orders", "old"));
        time.Advance(TimeSpan.FromSeconds(1));
        Note(new Step.AttachPolicy("orders", "given"), new Step.DetachPolicy("orders", "a"), new Step.DeleteRole("orders"));

        time.Advance(AwsErrorTable.PropagationTime - TimeSpan.FromSeconds(1));

        Assert.Equal([new Step.DetachPolicy("orders", "a"), new Step.DeleteRole("orders")], releases.Lately());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(releases.Lately());
    }

    [Fact]
    public void Calls_OfLongAgo_AreNotKeptThoughNobodyAsks()
    {
        var old = NoteOne();
        time.Advance(AwsErrorTable.PropagationTime);

        Note();

        GC.Collect();
        Assert.False(old.TryGetTarget(out _));
    }

    [Fact]
    public async Task Calls_NotedAndAskedForAtOnce_AreNeitherLostNorRepeated()
    {
        const int workers = 4, each = 500;

        await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(() =>
        {
            for (var at = 0; at < each; at++)
            {
                Note(new Step.DetachPolicy($"role-{worker}", $"{at}"));
                if (at % 50 == 0) releases.Lately();
            }
        })));

        Assert.Equal(workers * each, releases.Lately().Distinct().Count());
        Assert.Equal(workers * each, releases.Lately().Count);
    }

    /// <summary>In a frame of its own, so that nothing on the stack keeps the step.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference<Step> NoteOne()
    {
        var step = new Step.DetachPolicy("orders", "old");
        Note(step);
        return new(step);
    }

    private void Note(params Step[] steps) => releases.Note(new([.. steps.Select(step => (step, StepAnswer.Done))], []));
}
