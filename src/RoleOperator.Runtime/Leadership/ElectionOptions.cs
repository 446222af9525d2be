namespace RoleOperator.Runtime.Leadership;

/// <summary>The times of an election. The defaults are those of Kubernetes' own controllers.</summary>
/// <param name="Identity">Names this process and no other, not even its own restart: a host name with a random part.</param>
public sealed record ElectionOptions(string Identity)
{
    /// <summary>How long others leave an unchanged lease alone. Written to the lease in whole seconds.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the leader works on without a renewal. The gap to <see cref="LeaseDuration"/> is what clocks may differ in speed.</summary>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause between two tries.</summary>
    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one request may take: two fit into the renew deadline, so one that hangs does not end the term.</summary>
    internal TimeSpan RequestLimit => RenewDeadline / 2;

    internal void Validate()
    {
        if (Identity.Length == 0) throw new ArgumentException("The identity of a leader election must not be empty.");
        if (RetryPeriod <= TimeSpan.Zero || RetryPeriod * 2 > RenewDeadline)
        {
            throw new ArgumentException($"The retry period, {RetryPeriod}, must be above zero and at most half of the renew deadline, {RenewDeadline}.");
        }

        if (LeaseDuration <= RenewDeadline)
        {
            throw new ArgumentException($"The lease duration, {LeaseDuration}, must be longer than the renew deadline, {RenewDeadline}: "
                + "otherwise a second leader could start before the first has stopped.");
        }
    }
}
