using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Tests.Planning;

/// <summary>Draws what users want and what AWS might have, small enough that both often overlap.</summary>
internal sealed class World(int seed)
{
    /// <summary>Every role that is drawn fits these, and a change from one to another often does not while both are there.</summary>
    public static readonly RoleQuota Quota = new(Attached: 5, InlineCharacters: 1500);

    private static readonly string[] Policies = [.. "abcdefgh".Select(c => Samples.Arn(c.ToString()))];
    private static readonly string[] InlineNames = ["one", "two", "three", "four", "five", "six"];
    private static readonly string[] Keys = ["team", "Team", "cost", "Cost", "env"];
    private static readonly string[] Documents =
    [
        Samples.Allowing("s3:Get*"), Samples.Allowing("S3:GET*"), Samples.Allowing("sqs:SendMessage", "sqs:ReceiveMessage"),
        Samples.Allowing("sqs:ReceiveMessage", "sqs:SendMessage"), Samples.Allowing([.. Enumerable.Range(0, 20).Select(i => $"ec2:Action{i}")]),
    ];

    private static readonly string[] Trusts =
    [
        Samples.Trust,
        Samples.Trust.Replace("\"sts:AssumeRole\"", "[\"sts:assumerole\"]", StringComparison.Ordinal),
        Samples.Trust.Replace("{\"Service\":\"ec2.amazonaws.com\"}", "{\"AWS\":\"arn:aws:iam::111122223333:role/caller\"}", StringComparison.Ordinal),
        Samples.Trust.Replace("{\"Service\":\"ec2.amazonaws.com\"}", "{\"AWS\":\"AROAEXAMPLEEXAMPLE009\"}", StringComparison.Ordinal),
    ];

    private readonly Random random = new(seed);

    public T Pick<T>(params T[] from) => from[random.Next(from.Length)];

    public List<T> Some<T>(IEnumerable<T> from) => [.. from.Where(_ => random.Next(2) == 0)];

    public T[] Shuffled<T>(IEnumerable<T> from)
    {
        var all = from.ToArray();
        random.Shuffle(all);
        return all;
    }

    public int Below(int bound) => random.Next(bound);

    public DesiredRole DesiredRole() => Samples.DesiredRole with
    {
        Description = Pick("", "Orders", "Others"),
        MaxSessionSeconds = Pick(3600, 7200),
        BoundaryArn = Pick(null, Samples.Arn("bound"), Samples.Arn("tight")),
        Trust = Samples.Parse(Trusts[random.Next(3)], DocumentKind.Trust),
        PolicyArns = [.. Shuffled(Some(Policies)).Take(Quota.Attached)],
        Inline = Shuffled(Some(InlineNames)).Take(4).ToDictionary(n => n, _ => Samples.Parse(Pick(Documents))),
        Tags = Merged(DesiredTags(StringComparer.OrdinalIgnoreCase), Samples.OwnerTag),
        Attachments = Pick(Attachments.Exclusive, Attachments.Additive),
        Adoption = Pick(Adoption.Never, Adoption.Unowned),
    };

    /// <summary>A role with some of this and some of that; ours, unowned where that may be taken over, or none.</summary>
    public ObservedRole? ObservedRole(DesiredRole desired) => random.Next(6) == 0 ? null : Samples.ObservedRole with
    {
        Description = Pick("", "Orders"),
        MaxSessionSeconds = Pick(3600, 7200),
        BoundaryArn = Pick(null, Samples.Arn("bound"), Samples.Arn("other")),
        Trust = Samples.Seen(Pick(Trusts), DocumentKind.Trust),
        PolicyArns = [.. Shuffled(Some(Policies)).Take(Quota.Attached)],
        Inline = Shuffled(Some(InlineNames)).Take(4).ToDictionary(n => n, _ => (ObservedDocument?)Samples.Seen(Pick(Documents))),
        Tags = ObservedTags(desired.Adoption, StringComparer.OrdinalIgnoreCase),
    };

    public DesiredPolicy DesiredPolicy() => Samples.DesiredPolicy with
    {
        Document = Samples.Parse(Pick(Documents)),
        KeepVersions = 1 + random.Next(5),
        Tags = Merged(DesiredTags(StringComparer.Ordinal), Samples.OwnerTag),
        Adoption = Pick(Adoption.Never, Adoption.Unowned),
    };

    public ObservedPolicy? ObservedPolicy(DesiredPolicy desired)
    {
        if (random.Next(6) == 0) return null;
        var count = 1 + random.Next(5);
        var inForce = random.Next(count);
        var ids = Enumerable.Range(0, count).Select(i => $"v{(i * 2) + 1}").ToArray();
        return Samples.ObservedPolicy with
        {
            DefaultVersionId = ids[inForce],
            Document = null,
            Versions = [.. ids.Select((id, i) => new ObservedVersion(id, i == inForce, Samples.Seen(Pick(Documents))))],
            Tags = ObservedTags(desired.Adoption, StringComparer.Ordinal),
        };
    }

    public DesiredInstanceProfile DesiredProfile()
    {
        var role = Pick(null, "orders", "caller");
        return Samples.DesiredProfile with
        {
            Role = role,
            Instances = role is null ? [] : Some(Shuffled<InstanceSet>(
            [
                new() { Region = "eu-west-1", Ids = Shuffled(Some(["i-1", "i-2", "i-3", "i-4"])), Replace = Pick(Replace.Never, Replace.Always) },
                new() { Region = "eu-west-1", Selector = Samples.Tags(("app", "web")), Replace = Pick(Replace.Never, Replace.Always) },
                new() { Region = "us-east-1", Ids = ["i-1"], Replace = Replace.Always },
            ])),
            Known = Some(["i-1", "i-2", "i-3", "i-4", "i-5"]).ConvertAll(id => new InstanceAddress("eu-west-1", id)),
            Tags = Merged(DesiredTags(StringComparer.Ordinal), Samples.OwnerTag),
            Adoption = Pick(Adoption.Never, Adoption.Unowned),
        };
    }

    public ObservedInstanceProfile? ObservedProfile(DesiredInstanceProfile desired) => random.Next(6) == 0 ? null : Samples.ObservedProfile with
    {
        Role = Pick(null, "orders", "caller"),
        Tags = ObservedTags(desired.Adoption, StringComparer.Ordinal),
    };

    public List<ObservedInstance> Instances() =>
        [.. Shuffled(new[] { "i-1", "i-2", "i-3", "i-4", "i-5" }.Select(id => Instance("eu-west-1", id)).Append(Instance("us-east-1", "i-1")))];

    /// <summary>The tags with this owner's, with another's, or with none.</summary>
    public IReadOnlyDictionary<string, string> OwnedByAnybody(IReadOnlyDictionary<string, string> tags)
    {
        var bare = tags.Where(tag => tag.Key != Owner.TagKey).ToDictionary();
        if (Pick(Samples.Owner.ToString(), "test/shop/other", "other/shop/orders", null) is { } owner) bare[Owner.TagKey] = owner;
        return bare;
    }

    public IReadOnlyDictionary<string, T> Shuffled<T>(IReadOnlyDictionary<string, T> from) => Shuffled<KeyValuePair<string, T>>(from).ToDictionary();

    private ObservedInstance Instance(string region, string id)
    {
        var bare = new ObservedInstance
        {
            Id = id,
            Region = region,
            State = Pick("running", "running", "stopped"),
            Tags = Pick(Samples.Tags(), Samples.Tags(("app", "web"))),
        };
        return random.Next(4) switch
        {
            0 => Carrying(Samples.ObservedProfile.Arn, Samples.ObservedProfile.Id),
            1 => Carrying(Samples.ObservedProfile.Arn, "AIPAEXAMPLEEXAMPLE000"),
            2 => Carrying("arn:aws:iam::111122223333:instance-profile/other", "AIPAEXAMPLEEXAMPLE003"),
            _ => bare,
        };

        ObservedInstance Carrying(string arn, string profileId) =>
            bare with { ProfileArn = arn, ProfileId = profileId, AssociationId = $"iip-assoc-{region}-{id}" };
    }

    private Dictionary<string, string> DesiredTags(StringComparer keys) =>
        Some(Keys).DistinctBy(k => k, keys).ToDictionary(k => k, _ => Pick("x", "y"), StringComparer.Ordinal);

    private Dictionary<string, string> ObservedTags(Adoption adoption, StringComparer keys)
    {
        var tags = DesiredTags(keys);
        if (random.Next(2) == 0) tags["aws:cloudformation:stack-id"] = "stack";
        return adoption == Adoption.Unowned && random.Next(2) == 0 ? tags : Merged(tags, Samples.OwnerTag);
    }

    private static Dictionary<string, string> Merged(IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b) =>
        a.Concat(b).ToDictionary();
}
