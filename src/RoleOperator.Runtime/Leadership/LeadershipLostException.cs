namespace RoleOperator.Runtime.Leadership;

/// <summary>
/// The leader term is over, so nothing more may be written. It is no error of the object at hand: the controller stops its workers and the process ends, since
/// another replica may lead by now.
/// </summary>
public sealed class LeadershipLostException() : Exception("The leader term is over: this replica makes no further writes.");
