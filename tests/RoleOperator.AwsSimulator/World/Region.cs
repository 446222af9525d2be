namespace RoleOperator.AwsSimulator.World;

/// <summary>EC2 in one region of one account.</summary>
/// <param name="name">Such as eu-west-1.</param>
public sealed class Region(string name)
{
    /// <summary>Such as eu-west-1.</summary>
    public string Name => name;

    /// <summary>Instances by id.</summary>
    public Dictionary<string, Instance> Instances { get; } = new(StringComparer.Ordinal);

    /// <summary>Associations by id.</summary>
    public Dictionary<string, Association> Associations { get; } = new(StringComparer.Ordinal);
}
