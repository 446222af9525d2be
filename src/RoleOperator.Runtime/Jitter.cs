namespace RoleOperator.Runtime;

/// <summary>
/// Draws waiting times from a <see cref="Random"/>. A seeded <see cref="Random"/> is not safe for concurrent use, so it is itself the lock: parts
/// that were given the same one share it safely.
/// </summary>
internal sealed class Jitter(Random random)
{
    public TimeSpan Between(TimeSpan least, TimeSpan most)
    {
        lock (random) return least + ((most - least) * random.NextDouble());
    }

    /// <summary>Half of the whole and, by chance, up to the other half: what began together does not end together, and nothing lasts longer.</summary>
    public TimeSpan HalfOf(TimeSpan whole) => Between(whole / 2, whole);

    public TimeSpan Around(TimeSpan middle, double share) => Between(middle * (1 - share), middle * (1 + share));
}
