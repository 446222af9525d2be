namespace RoleOperator.AwsSimulator.World;

/// <summary>EC2 in one region of one account.</summary>
/// <param name="name">Such as eu-west-1.</param>
public sealed class Region(string name)
{
    /// <summary>The one image that every region has.</summary>
    public const string ImageId = "ami-0abcdef1234567890";

    private const string Gone = "gone";

    // EC2 shows a terminated instance for about an hour.
    private static readonly TimeSpan TerminatedShown = TimeSpan.FromHours(1);

    private readonly Dictionary<string, Association> associations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> current = new(StringComparer.Ordinal);

    /// <summary>Such as eu-west-1.</summary>
    public string Name => name;

    /// <summary>Instances by id.</summary>
    public Dictionary<string, Instance> Instances { get; } = new(StringComparer.Ordinal);

    /// <summary>Associations by id.</summary>
    public IReadOnlyDictionary<string, Association> Associations => associations;

    /// <summary>The association that an instance has or is getting; null where it has none, or only one that is going.</summary>
    public Association? AssociationOf(string instanceId) => current.TryGetValue(instanceId, out var id) ? associations[id] : null;

    /// <summary>Writes an association.</summary>
    public Association Put(Association association)
    {
        if (association.State != "disassociating")
            current[association.InstanceId] = association.Id;
        else if (current.GetValueOrDefault(association.InstanceId) == association.Id)
            current.Remove(association.InstanceId);
        return associations[association.Id] = association;
    }

    /// <summary>Removes an association at once.</summary>
    public void Remove(Association association)
    {
        associations.Remove(association.Id);
        if (current.GetValueOrDefault(association.InstanceId) == association.Id)
            current.Remove(association.InstanceId);
    }

    /// <summary>Lets happen what was due: instances reach the states that follow by themselves, associations settle, terminated instances vanish.</summary>
    public void Settle(DateTimeOffset now)
    {
        foreach (var due in Instances.Values.Where(instance => instance.Next is { } next && next.At <= now).ToArray())
            for (var instance = due; instance?.Next is { } next && next.At <= now;)
                instance = Move(instance, next);
        foreach (var association in associations.Values.Where(association => association.Settles <= now).ToArray())
            if (association.State == "associating")
                Put(association with { State = "associated", Settles = null });
            else
                Remove(association);
    }

    private Instance? Move(Instance instance, (string State, DateTimeOffset At) next)
    {
        if (next.State != Gone)
            return Instances[instance.Id] = instance with { State = next.State, Next = next.State == "terminated" ? (Gone, next.At + TerminatedShown) : null };
        Instances.Remove(instance.Id);
        return null;
    }
}
