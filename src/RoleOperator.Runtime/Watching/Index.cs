using Microsoft.Extensions.Logging;

namespace RoleOperator.Runtime.Watching;

/// <summary>Finds keys by values computed from their objects. Its <see cref="Store{T}"/> holds the lock.</summary>
internal sealed class Index<T>(string name, Func<T, IEnumerable<string>> valuesOf, ILogger logger)
    where T : class
{
    private readonly Dictionary<string, HashSet<ResourceKey>> keysByValue = new(StringComparer.Ordinal);
    private readonly Dictionary<ResourceKey, string[]> valuesByKey = [];

    public IEnumerable<ResourceKey> Find(string value) => keysByValue.TryGetValue(value, out var keys) ? keys : [];

    public void Put(Listed<T> item)
    {
        Drop(item.Key);
        var values = ValuesOf(item);
        if (values.Length == 0) return;
        valuesByKey[item.Key] = values;
        foreach (var value in values)
        {
            if (!keysByValue.TryGetValue(value, out var keys)) keysByValue[value] = keys = [];
            keys.Add(item.Key);
        }
    }

    public void Drop(ResourceKey key)
    {
        if (!valuesByKey.Remove(key, out var values)) return;
        foreach (var value in values)
        {
            keysByValue[value].Remove(key);
            if (keysByValue[value].Count == 0) keysByValue.Remove(value);
        }
    }

    public void Clear()
    {
        keysByValue.Clear();
        valuesByKey.Clear();
    }

    private string[] ValuesOf(Listed<T> item)
    {
        try
        {
            return [.. valuesOf(item.Value).Distinct(StringComparer.Ordinal)];
        }
#pragma warning disable CA1031 // One odd object must not stop the informer for all others.
        catch (Exception error)
#pragma warning restore CA1031
        {
            WatchLog.NotIndexed(logger, item.Key, name, error);
            return [];
        }
    }
}
