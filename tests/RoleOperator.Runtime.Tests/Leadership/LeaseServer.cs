using RoleOperator.Runtime.Leadership;

namespace RoleOperator.Runtime.Tests.Leadership;

/// <summary>The one lease, with the API server's rules: a replacement must still find the version that it names.</summary>
internal sealed class LeaseServer
{
    private int version;

    public LeaseRecord? Lease { get; private set; }

    /// <summary>Is called with each version, just after it was stored.</summary>
    public Action<LeaseRecord> Stored { get; set; } = _ => { };

    public LeaseRecord Create(LeaseRecord lease) => Lease is null ? Store(lease) : throw new LeaseConflictException("it exists");

    public LeaseRecord Replace(LeaseRecord lease) =>
        Lease?.ResourceVersion == lease.ResourceVersion ? Store(lease) : throw new LeaseConflictException("it was changed");

    public void Delete() => Lease = null;

    private LeaseRecord Store(LeaseRecord lease)
    {
        Lease = lease with { ResourceVersion = $"{++version}" };
        Stored(Lease);
        return Lease;
    }
}
