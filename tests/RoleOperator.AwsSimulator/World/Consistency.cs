namespace RoleOperator.AwsSimulator.World;

/// <summary>Who looks at IAM's state: each may lag behind the writes by a time of its own.</summary>
public enum Reader
{
    /// <summary>A read of one object, and the existence check of a write that names it.</summary>
    Get,

    /// <summary>A listing.</summary>
    List,

    /// <summary>The check that the principals of a trust policy exist.</summary>
    PrincipalCheck,

    /// <summary>The preconditions of a delete: what was just detached may still count.</summary>
    DeleteCheck,

    /// <summary>EC2, when it is given an instance profile.</summary>
    Ec2,

    /// <summary>STS, and the policies of callers.</summary>
    Sts,

    /// <summary>
    /// The authorization of a call on a role, a policy or an instance profile: the tags and the boundary that its conditions see. Source: IAM user guide,
    /// "Changes that I make are not always immediately visible".
    /// </summary>
    Authorization,
}

/// <summary>How far each reader is behind. Zero, the default, is an AWS that is consistent at once.</summary>
public sealed class Consistency
{
    private readonly Dictionary<Reader, TimeSpan> lags = [];
    private readonly Dictionary<(Reader Reader, string Name), TimeSpan> exceptions = [];

    /// <summary>The longest lag that is set: nothing older can be seen by anybody.</summary>
    public TimeSpan Longest => lags.Values.Concat(exceptions.Values).DefaultIfEmpty().Max();

    /// <summary>How far a reader is behind for an object, in simulated time.</summary>
    public TimeSpan Lag(Reader reader, string name) =>
        exceptions.TryGetValue((reader, name), out var own) ? own : lags.GetValueOrDefault(reader);

    /// <summary>Sets the lag of a reader for all objects.</summary>
    public void SetLag(Reader reader, TimeSpan lag) => lags[reader] = lag;

    /// <summary>Sets the lag of a reader for the objects of one name.</summary>
    public void SetLag(Reader reader, string name, TimeSpan lag) => exceptions[(reader, name)] = lag;
}
