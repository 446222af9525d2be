using Amazon.EC2;
using Amazon.EC2.Model;
using RoleOperator.Aws.Clients;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Aws.Reads;

/// <summary>
/// Reads instances and what profile they carry, region by region. Ids are asked for through a filter, not as arguments: an unknown id then is
/// missing from the answer instead of failing the whole call.
/// </summary>
internal sealed class InstanceReads(AwsClients clients)
{
    /// <summary>EC2 takes up to 200 values a filter.</summary>
    private const int FilterValues = 200;

    private static Filter InForce => new()
    {
        Name = "state",
        Values = [IamInstanceProfileAssociationState.Associating.Value, IamInstanceProfileAssociationState.Associated.Value],
    };

    public async Task<FoundInstances> FindAsync(
        IReadOnlyList<InstanceSet> sets, IReadOnlyList<InstanceAddress> addresses, CancellationToken ct)
    {
        var wanted = addresses.Concat(sets.SelectMany(s => (s.Ids ?? []).Select(id => new InstanceAddress(s.Region, id)))).Distinct().ToList();
        var (found, unread) = await EachAsync(wanted.Select(a => a.Region).Concat(sets.Select(s => s.Region)), region => InRegionAsync(
            region,
            [.. wanted.Where(a => a.Region == region).Select(a => a.Id)],
            [.. sets.Where(s => s.Region == region && s.Selector is not null).Select(s => s.Selector!)],
            ct));
        return new(found, unread);
    }

    public async Task<FoundCarriers> FindCarriersAsync(string profileArn, IReadOnlyList<string> regions, CancellationToken ct)
    {
        var (found, unread) = await EachAsync(clients.OwnRegion is { } own ? regions.Append(own) : regions, async region =>
            (await ListAssociationsAsync(clients.Ec2(region), [InForce], ct))
                .Where(a => a.IamInstanceProfile?.Arn == profileArn)
                .Select(a => new InstanceAddress(region, a.InstanceId)));
        return new(found, unread, clients.OwnRegion);
    }

    /// <summary>Reads the regions side by side. Each stands alone: what is wrong in one keeps none of the others from being read.</summary>
    private static async Task<(IReadOnlyList<T> Found, IReadOnlyDictionary<string, AwsCallException> Unread)> EachAsync<T>(
        IEnumerable<string> regions, Func<string, Task<IEnumerable<T>>> readAsync)
    {
        var read = await Task.WhenAll(regions.Distinct(StringComparer.Ordinal).Select(async region =>
        {
            try
            {
                return (region, Found: await readAsync(region), Fault: (AwsCallException?)null);
            }
            catch (AwsCallException e)
            {
                return (region, Found: [], Fault: e.In(region));
            }
        }));
        return (
            [.. read.SelectMany(one => one.Found)],
            read.Where(one => one.Fault is not null).ToDictionary(one => one.region, one => one.Fault!, StringComparer.Ordinal));
    }

    private async Task<IEnumerable<ObservedInstance>> InRegionAsync(
        string region, IReadOnlyList<string> ids, IReadOnlyList<IReadOnlyDictionary<string, string>> selectors, CancellationToken ct)
    {
        var ec2 = clients.Ec2(region);
        var found = new Dictionary<string, Instance>(StringComparer.Ordinal);
        foreach (var some in ids.Chunk(FilterValues))
        {
            var byId = new Filter { Name = "instance-id", Values = [.. some] };
            foreach (var instance in await DescribeAsync(ec2, [byId], ct)) found[instance.InstanceId] = instance;
        }

        foreach (var selector in selectors)
            foreach (var instance in await DescribeAsync(ec2, SelectorFilters(selector), ct)) found[instance.InstanceId] = instance;

        var associations = await AssociationsAsync(ec2, [.. found.Keys], ct);
        return
        [
            .. found.Values.Select(i => Observed(region, i, associations.GetValueOrDefault(i.InstanceId))),
            .. ids.Where(id => !found.ContainsKey(id)).Select(id => new ObservedInstance { Id = id, Region = region }),
        ];
    }

    /// <summary>The tags, and only instances that can still carry a profile: terminated ones linger in EC2's answers for an hour.</summary>
    private static List<Filter> SelectorFilters(IReadOnlyDictionary<string, string> selector) =>
    [
        .. selector.Select(tag => new Filter { Name = $"tag:{tag.Key}", Values = [tag.Value] }),
        new Filter { Name = "instance-state-name", Values = ["pending", "running", "stopping", "stopped"] },
    ];

    private static ObservedInstance Observed(string region, Instance instance, IamInstanceProfileAssociation? association) => new()
    {
        Id = instance.InstanceId,
        Region = region,
        State = instance.State?.Name?.Value,
        Tags = TagSet.Of(instance.Tags),
        AssociationId = association?.AssociationId,
        IsAssociating = association?.State == IamInstanceProfileAssociationState.Associating,
        ProfileArn = association?.IamInstanceProfile?.Arn,
        ProfileId = association?.IamInstanceProfile?.Id,
    };

    private static Task<List<Instance>> DescribeAsync(IAmazonEC2 ec2, List<Filter> filters, CancellationToken ct) =>
        AwsCall.ListAsync("ec2:DescribeInstances", async (marker, c) =>
        {
            var page = await ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = filters, MaxResults = 1000, NextToken = marker }, c);
            return (page.Reservations?.SelectMany(r => r.Instances ?? []).ToList(), page.NextToken);
        }, ct);

    /// <summary>
    /// The association in force for each instance. During a replacement EC2 may list the old one beside the new: the new one, still
    /// associating, is the one that counts.
    /// </summary>
    private static async Task<Dictionary<string, IamInstanceProfileAssociation>> AssociationsAsync(IAmazonEC2 ec2, List<string> ids, CancellationToken ct)
    {
        var inForce = new Dictionary<string, IamInstanceProfileAssociation>(StringComparer.Ordinal);
        foreach (var some in ids.Chunk(FilterValues))
        {
            var all = await ListAssociationsAsync(ec2, [new Filter { Name = "instance-id", Values = [.. some] }, InForce], ct);
            foreach (var association in all.OrderByDescending(a => a.State == IamInstanceProfileAssociationState.Associating))
                inForce.TryAdd(association.InstanceId, association);
        }

        return inForce;
    }

    private static Task<List<IamInstanceProfileAssociation>> ListAssociationsAsync(IAmazonEC2 ec2, List<Filter> filters, CancellationToken ct) =>
        AwsCall.ListAsync("ec2:DescribeIamInstanceProfileAssociations", async (marker, c) =>
        {
            var page = await ec2.DescribeIamInstanceProfileAssociationsAsync(
                new DescribeIamInstanceProfileAssociationsRequest { Filters = filters, MaxResults = 1000, NextToken = marker }, c);
            return (page.IamInstanceProfileAssociations, page.NextToken);
        }, ct);
}
