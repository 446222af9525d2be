namespace RoleOperator.Runtime.Queue;

/// <summary>What a <see cref="WorkQueue"/> has done since it was made, and how long what workers have has been with them.</summary>
/// <param name="Adds">How many turns were asked for; an add of what is in line already asks for none.</param>
/// <param name="Delays">How often a key was put off to a later time.</param>
/// <param name="Unfinished">The ages of all leases that are out, together.</param>
/// <param name="Longest">The age of the oldest lease that is out; zero when there is none.</param>
public readonly record struct QueueActivity(long Adds, long Delays, TimeSpan Unfinished, TimeSpan Longest);
