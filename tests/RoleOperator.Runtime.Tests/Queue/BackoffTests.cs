using RoleOperator.Runtime.Queue;

namespace RoleOperator.Runtime.Tests.Queue;

public sealed class BackoffTests
{
    private static readonly ResourceKey A = WorkQueueTests.Key("a");
    private static readonly ResourceKey B = WorkQueueTests.Key("b");

    [Fact]
    public void Delays_OfAFailingKey_DoubleFrom5MillisecondsTo1000SecondsWithHalfOfItByChance()
    {
        var backoff = new Backoff(new Random(1));
        for (var n = 0; n < 100; n++)
        {
            var ceiling = Math.Min(1000, 0.005 * Math.Pow(2, n));
            Assert.InRange(backoff.Next(A).TotalSeconds, (ceiling / 2) - 1e-6, ceiling + 1e-6);
        }
    }

    [Fact]
    public void Delays_OfKeysThatFailTogether_Differ()
    {
        var backoff = new Backoff(new Random(1), first: TimeSpan.FromSeconds(1));
        var delays = Enumerable.Range(0, 50).Select(i => backoff.Next(WorkQueueTests.Key($"{i}"))).ToHashSet();
        Assert.Equal(50, delays.Count);
    }

    [Fact]
    public void Forget_AfterFailures_StartsThatKeyAnewAndNoOther()
    {
        var backoff = new Backoff(new Random(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8));
        for (var i = 0; i < 3; i++)
        {
            backoff.Next(A);
            backoff.Next(B);
        }

        backoff.Forget(A);

        Assert.InRange(backoff.Next(A), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        Assert.InRange(backoff.Next(B), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8));
    }
}
