using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Tests.Time;

namespace RoleOperator.Runtime.Tests.Queue;

public sealed class TokenBucketTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void Reserve_BeyondTheBurst_DelaysToTheSteadyRate()
    {
        var bucket = TokenBucket.OfRetries(time);

        var delays = Enumerable.Range(0, 103).Select(_ => bucket.Reserve()).ToList();

        Assert.All(delays.Take(100), delay => Assert.Equal(TimeSpan.Zero, delay));
        Assert.Equal([100, 200, 300], delays.Skip(100).Select(delay => (int)Math.Round(delay.TotalMilliseconds)));
    }

    [Fact]
    public void TryTake_FromAnEmptyBucket_IsRefusedUntilATokenFlowedIn()
    {
        var bucket = new TokenBucket(10, 1, time);
        Assert.True(bucket.TryTake());
        Assert.False(bucket.TryTake());

        time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(bucket.TryTake());
        time.Advance(TimeSpan.FromMilliseconds(2));
        Assert.True(bucket.TryTake());
    }

    [Fact]
    public void Bucket_LeftAloneForLong_HoldsNoMoreThanTheBurst()
    {
        var bucket = new TokenBucket(10, 3, time);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3, Enumerable.Range(0, 10).Count(_ => bucket.TryTake()));
    }
}
