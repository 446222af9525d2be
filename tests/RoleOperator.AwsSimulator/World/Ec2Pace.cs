namespace RoleOperator.AwsSimulator.World;

/// <summary>
/// How long EC2 takes for its transitions, in simulated time. With zero, the default, the reply to a call still shows the transient state, and
/// the next call finds the final one.
/// </summary>
public sealed class Ec2Pace
{
    /// <summary>From pending to running.</summary>
    public TimeSpan Start { get; set; }

    /// <summary>From stopping to stopped.</summary>
    public TimeSpan Stop { get; set; }

    /// <summary>From shutting-down to terminated.</summary>
    public TimeSpan Terminate { get; set; }

    /// <summary>From associating to associated.</summary>
    public TimeSpan Associate { get; set; }

    /// <summary>From disassociating until the association is gone.</summary>
    public TimeSpan Disassociate { get; set; }
}
