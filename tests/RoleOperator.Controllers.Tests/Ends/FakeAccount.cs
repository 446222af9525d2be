using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Documents;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Controllers.Tests.Ends;

/// <summary>
/// An AWS account in memory, as strict as IAM and EC2: creates fail when present, deletes when in use, what is named must exist. Ids tell each
/// creation from the next, so an object that was made twice shows.
/// </summary>
internal sealed partial class FakeAccount(Journal journal) : IAwsAccount
{
    public const string Id = "111122223333";

    public const string OwnRegion = "eu-west-1";

    private readonly Dictionary<string, AwsError> refusals = [];
    private readonly HashSet<string> notPassed = [];
    private int lastId;

    public string Partition { get; set; } = "aws";

    /// <summary>The code with which creations are refused that carry tags; null where they are taken.</summary>
    public string? TagsOnCreate { get; set; }

    /// <summary>What a read of a role shows of it.</summary>
    public Func<ObservedRole, ObservedRole?> RoleAsRead { get; set; } = role => role;

    /// <summary>What a read of a policy shows of it.</summary>
    public Func<ObservedPolicy, ObservedPolicy?> PolicyAsRead { get; set; } = policy => policy;

    /// <summary>What a read of an instance profile shows of it.</summary>
    public Func<ObservedInstanceProfile, ObservedInstanceProfile> ProfileAsRead { get; set; } = profile => profile;

    /// <summary>What a read of an instance shows of it.</summary>
    public Func<ObservedInstance, ObservedInstance> InstanceAsRead { get; set; } = instance => instance;

    /// <summary>Whether a region's associations are shown when all are asked for.</summary>
    public bool CarriersAreShown { get; set; } = true;

    /// <summary>Regions whose instances cannot be read, and what EC2 says there.</summary>
    public Dictionary<string, AwsError> UnreadRegions { get; } = [];

    /// <summary>Answers every call of that action with an error, from now on.</summary>
    public void Refuse(string action, string code, string message = "refused", int status = 400) => refusals[action] = new(action, code, message, status);

    /// <summary>Denies iam:PassRole on that role.</summary>
    public void RefusePassing(string role) => notPassed.Add(role);

    public void Allow(string action) => refusals.Remove(action);

    public Task<AccountContext> IdentifyAsync(CancellationToken ct) => Answer(() =>
    {
        ThrowIfRefused("sts:GetCallerIdentity");
        return new AccountContext(Id, Partition);
    });

    public Task<ObservedRole?> FindRoleAsync(string name, RoleReading reading, Func<ObservedRole, bool> concerns, CancellationToken ct) =>
        Read("iam:GetRole", name, () => Role(name, reading) is not { } role || RoleAsRead(role) is not { } read ? null
            : concerns(read) ? read
            : read with { PolicyArns = [], Inline = new Dictionary<string, ObservedDocument?>(), InstanceProfiles = null });

    /// <summary>The quotas that the account has; null where it does not tell.</summary>
    public RoleQuota? RoleQuota { get; set; }

    public Task<RoleQuota?> FindRoleQuotaAsync(CancellationToken ct) => Read("iam:GetAccountSummary", "", () => RoleQuota);

    /// <summary>What reads of policies show in place of what there is, as a read that lags behind does; null for what there is.</summary>
    public ObservedPolicy? StalePolicy { get; set; }

    public Task<ObservedPolicy?> FindPolicyAsync(string arn, PolicyReading reading, Func<ObservedPolicy, bool> concerns, CancellationToken ct) =>
        Read("iam:GetPolicy", arn, () => Policy(arn, reading, StalePolicy ?? Policies.GetValueOrDefault(arn)) is not { } policy
            || PolicyAsRead(policy) is not { } read ? null
            : concerns(read) ? read
            : read with { Document = null, Versions = null, Users = null, Bounded = null });

    public Task<IReadOnlyList<ObservedVersion>> FindVersionsAsync(ObservedPolicy policy, CancellationToken ct) =>
        Read("iam:ListPolicyVersions", policy.Arn, () => (StalePolicy ?? Policies[policy.Arn]).Versions!);

    public Task<ObservedInstanceProfile?> FindInstanceProfileAsync(string name, CancellationToken ct) =>
        Read("iam:GetInstanceProfile", name, () => Profiles.TryGetValue(name, out var profile) ? ProfileAsRead(profile) : null);

    public Task<FoundInstances> FindInstancesAsync(IReadOnlyList<InstanceSet> sets, IReadOnlyList<InstanceAddress> addresses, CancellationToken ct)
    {
        List<InstanceAddress> wanted = [.. sets.SelectMany(set => (set.Ids ?? []).Select(id => new InstanceAddress(set.Region, id))), .. addresses];
        var unread = sets.Select(set => set.Region).Concat(addresses.Select(one => one.Region)).Distinct()
            .Where(UnreadRegions.ContainsKey).ToDictionary(region => region, region => Error(UnreadRegions[region]).In(region));
        return wanted.Count == 0 && sets.Count == 0
            ? Task.FromResult(new FoundInstances([], unread))
            : Read("ec2:DescribeInstances", string.Join(' ', wanted.Select(one => one.Id)),
                () => new FoundInstances(Found(wanted.Where(one => !unread.ContainsKey(one.Region)).Distinct()), unread));
    }

    public Task<FoundCarriers> FindCarriersAsync(string profileArn, IReadOnlyList<string> regions, CancellationToken ct) =>
        Read("ec2:DescribeIamInstanceProfileAssociations", profileArn, () =>
        {
            var asked = regions.Append(OwnRegion).ToHashSet();
            return new FoundCarriers(
                [.. Instances.Where(_ => CarriersAreShown)
                    .Where(one => one.ProfileArn == profileArn && asked.Contains(one.Region) && !UnreadRegions.ContainsKey(one.Region))
                    .Select(one => new InstanceAddress(one.Region, one.Id))],
                asked.Where(UnreadRegions.ContainsKey).ToDictionary(region => region, region => Error(UnreadRegions[region]).In(region)),
                OwnRegion);
        });

    public Task<StepAnswer> ApplyAsync(Step step, CancellationToken ct) => Answer(() => journal.Write(
        step.ToString(),
        () =>
        {
            ThrowIfRefused(step.Action);
            if (step is Step.CreateRole { Tags.Count: > 0 } or Step.CreatePolicy { Tags.Count: > 0 } or Step.CreateInstanceProfile { Tags.Count: > 0 })
                Check(TagsOnCreate is null, step, TagsOnCreate ?? "");
            return ApplyToRole(step) ?? ApplyToPolicy(step) ?? ApplyToProfile(step) ?? ApplyToInstance(step)
                ?? throw new InvalidOperationException($"no such call: {step}");
        },
        () => Error(new(step.Action, "", "The connection was closed", 0))));

    /// <summary>All that there is, in a text that two accounts can be compared by.</summary>
    public override string ToString() => string.Join('\n', [.. RoleLines(), .. PolicyLines(), .. ProfileLines()]);

    private static void Check(bool holds, Step step, string code, string message = "no")
    {
        if (!holds) throw Error(new(step.Action, code, message, code == "NoSuchEntity" ? 404 : 409));
    }

    private static AwsCallException Error(AwsError error) => new(error, "request-1", new IOException(error.Message));

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, string> set) =>
        tags.Where(tag => !set.ContainsKey(tag.Key)).Concat(set).ToDictionary();

    private static Dictionary<string, string> Without(IReadOnlyDictionary<string, string> tags, IReadOnlyList<string> keys) =>
        tags.Where(tag => !keys.Contains(tag.Key)).ToDictionary();

    private static Dictionary<string, string> OwnerTag(string? owner) => owner is null ? [] : new() { [Owner.TagKey] = owner };

    private static string Text(IReadOnlyDictionary<string, string> tags) =>
        string.Join(',', tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));

    private string NextId(string prefix) => $"{prefix}EXAMPLE{++lastId:D9}";

    private Task<T> Read<T>(string action, string subject, Func<T> value) => Answer(() =>
    {
        journal.Reads.Add($"{action} {subject}");
        ThrowIfRefused(action);
        return value();
    });

    private void ThrowIfRefused(string action)
    {
        if (refusals.TryGetValue(action, out var error)) throw Error(error);
    }

    private static Task<T> Answer<T>(Func<T> value)
    {
        try
        {
            return Task.FromResult(value());
        }
#pragma warning disable CA1031 // An asynchronous method throws through its task, whatever it throws.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Task.FromException<T>(error);
        }
    }
}
