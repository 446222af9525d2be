using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Planning;

/// <summary>An instance that the spec asks for, by its id or by its tags.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Observed">What EC2 says of it; null when EC2 says nothing.</param>
/// <param name="Replace">Whether another profile on it may be replaced.</param>
internal sealed record WantedInstance(InstanceAddress Address, ObservedInstance? Observed, Replace Replace)
{
    /// <summary>Each wanted instance once, sorted by region and id.</summary>
    public static IReadOnlyList<WantedInstance> In(DesiredInstanceProfile desired, IReadOnlyList<ObservedInstance> instances)
    {
        var byAddress = instances.ToLookup(instance => instance.Address);
        return [.. desired.Instances
            .SelectMany(set => Addresses(set, instances).Select(address => (Address: address, set.Replace)))
            .GroupBy(one => one.Address)
            // Where two entries disagree about one instance, the one that takes nothing away wins.
            .Select(group => new WantedInstance(group.Key, byAddress[group.Key].FirstOrDefault(), group.Min(one => one.Replace)))
            .OrderBy(one => one.Address.Region, StringComparer.Ordinal).ThenBy(one => one.Address.Id, StringComparer.Ordinal)];
    }

    /// <summary>A terminated instance keeps its tags for a while, but nobody selects it any more; one that is named by id is reported instead.</summary>
    private static IEnumerable<InstanceAddress> Addresses(InstanceSet set, IReadOnlyList<ObservedInstance> instances) =>
        set.Ids is { } ids
            ? ids.Select(id => new InstanceAddress(set.Region, id))
            : instances
                .Where(instance => instance.Region == set.Region && instance.MayStillRun && Selects(set.Selector, instance.Tags))
                .Select(instance => instance.Address);

    private static bool Selects(IReadOnlyDictionary<string, string>? selector, IReadOnlyDictionary<string, string> tags) =>
        selector is { Count: > 0 } && selector.All(tag => tags.TryGetValue(tag.Key, out var value) && value == tag.Value);
}
