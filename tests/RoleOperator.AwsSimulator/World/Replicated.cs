namespace RoleOperator.AwsSimulator.World;

/// <summary>
/// Objects by name, with their past: writers see the newest, and a reader may see the world as it was a while ago. This is all there is to
/// eventual consistency here: IAM's reads, its lists, its principal check, EC2 and STS each look back as far as their lag says.
/// Values are immutable, so that the past stays what it was.
/// </summary>
/// <param name="names">How names are compared: AWS keeps role, policy and profile names unique without regard to case.</param>
public sealed class Replicated<T>(StringComparer names)
    where T : class
{
    private readonly Dictionary<string, List<Change>> histories = new(names);

    /// <summary>The newest state of all objects, in no particular order.</summary>
    public IEnumerable<T> Newest => histories.Values.Select(history => history[^1].Value).OfType<T>();

    /// <summary>The newest state of one object; null where it is gone or never was.</summary>
    public T? Find(string name) => histories.TryGetValue(name, out var history) ? history[^1].Value : null;

    /// <summary>One object as it was at a moment; null where it was not there.</summary>
    public T? FindAt(string name, DateTimeOffset moment) => histories.TryGetValue(name, out var history) ? At(history, moment) : null;

    /// <summary>All objects as each was at its moment: the moment may differ by name.</summary>
    public IEnumerable<T> At(Func<string, DateTimeOffset> moment) =>
        histories.Select(entry => At(entry.Value, moment(entry.Key))).OfType<T>();

    /// <summary>When the object was last written or removed; null where it never was.</summary>
    public DateTimeOffset? ChangedAt(string name) => histories.TryGetValue(name, out var history) ? history[^1].At : null;

    /// <summary>Writes an object.</summary>
    public void Put(string name, T value, DateTimeOffset now) => Append(name, new Change(now, value));

    /// <summary>Removes an object; those that look back still see it for a while.</summary>
    public void Remove(string name, DateTimeOffset now) => Append(name, new Change(now, null));

    /// <summary>Drops what nobody can see any more, so that a long run needs no more memory than its objects.</summary>
    /// <param name="horizon">The oldest moment that a reader may still look at.</param>
    public void Forget(DateTimeOffset horizon)
    {
        foreach (var (name, history) in histories)
        {
            var kept = history.FindLastIndex(change => change.At <= horizon);
            if (kept > 0)
                history.RemoveRange(0, kept);
            if (history is [{ Value: null } last] && last.At <= horizon)
                histories.Remove(name);
        }
    }

    private void Append(string name, Change change)
    {
        if (histories.TryGetValue(name, out var history))
            history.Add(change);
        else
            histories[name] = [change];
    }

    private static T? At(List<Change> history, DateTimeOffset moment)
    {
        for (var index = history.Count - 1; index >= 0; index--)
            if (history[index].At <= moment)
                return history[index].Value;
        return null;
    }

    private readonly record struct Change(DateTimeOffset At, T? Value);
}
