using RoleOperator.Controllers.Tests.Ends;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Tests.Time;

namespace RoleOperator.Controllers.Tests.Worlds;

/// <summary>A cluster, an AWS account and an operator between them, on virtual time.</summary>
internal sealed class World
{
    private const int MostRounds = 30;

    public World()
    {
        Account = new(Journal);
        Roles = new(ResourceKind.Role, Journal, Time, SpecJson.Default.RoleSpec, SpecJson.Default.RoleStatus);
        Policies = new(ResourceKind.Policy, Journal, Time, SpecJson.Default.PolicySpec, SpecJson.Default.PolicyStatus);
        Profiles = new(ResourceKind.InstanceProfile, Journal, Time, SpecJson.Default.InstanceProfileSpec, SpecJson.Default.InstanceProfileStatus);
        Operator = new(this);
        Term = LeaderTerm.WithoutElection(Time);
    }

    public ManualTime Time { get; } = new();

    public Journal Journal { get; } = new();

    public FakeAccount Account { get; }

    public FakeCluster<RoleSpec, RoleStatus> Roles { get; }

    public FakeCluster<PolicySpec, PolicyStatus> Policies { get; }

    public FakeCluster<InstanceProfileSpec, InstanceProfileStatus> Profiles { get; }

    public RecordingEvents Events { get; } = [];

    public LeaderTerm Term { get; }

    /// <summary>The regions that the operator is told to look for instances in.</summary>
    public List<string> InstanceRegions { get; } = [];

    public OperatorProcess Operator { get; private set; }

    /// <summary>A new process takes over, with nothing but what Kubernetes and AWS have.</summary>
    public void Restart() => Operator = new(this);

    public Task<Outcome> PassOverRole(string name = "orders") => Operator.Roles.Pass.ReconcileAsync(Roles.Key(name), Term, CancellationToken.None);

    public Task<Outcome> PassOverPolicy(string name = "audit") => Operator.Policies.Pass.ReconcileAsync(Policies.Key(name), Term, CancellationToken.None);

    public Task<Outcome> PassOverProfile(string name = "web") => Operator.Profiles.Pass.ReconcileAsync(Profiles.Key(name), Term, CancellationToken.None);

    public Task<Outcome> PassOver(ResourceKey key) =>
        key.Kind == ResourceKind.Role.Name ? PassOverRole(key.Name)
        : key.Kind == ResourceKind.Policy.Name ? PassOverPolicy(key.Name)
        : PassOverProfile(key.Name);

    /// <summary>
    /// Passes over everything, seconds apart, until a whole round writes nothing and nothing is propagating any more; a process that dies is
    /// followed by another.
    /// </summary>
    public async Task SettleAsync()
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var before = Journal.Writes.Count;
            foreach (var key in Keys)
            {
                try
                {
                    await PassOver(key);
                }
                catch (ProcessDied)
                {
                    Restart();
                }
                catch (IOException)
                {
                    // Kubernetes did not answer; the controller tries again.
                }
            }

            var isQuiet = Journal.Writes.Count == before;
            if (isQuiet && !Keys.Any(key => Ready(key)?.Reason == Reasons.Propagating)) return;
            Time.Advance(isQuiet ? AwsErrorTable.PropagationTime : TimeSpan.FromSeconds(3));
        }

        Assert.Fail($"Not settled after {MostRounds} rounds:\n{string.Join('\n', Journal.Writes.TakeLast(10))}");
    }

    /// <summary>What the objects say of themselves: Ready and its reason, or that they are gone.</summary>
    public string Conditions() => string.Join(
        '\n', Keys.Select(key => $"{key} {Ready(key)?.Status} {Ready(key)?.Reason}"));

    public Condition? Ready(ResourceKey key) => ConditionsOf(key)?.FirstOrDefault(condition => condition.Type == ConditionTypes.Ready);

    private IEnumerable<ResourceKey> Keys => Policies.Keys.Concat(Roles.Keys).Concat(Profiles.Keys);

    private IReadOnlyList<Condition>? ConditionsOf(ResourceKey key) =>
        key.Kind == ResourceKind.Role.Name ? Roles.Find(key.Name)?.Status.Conditions
        : key.Kind == ResourceKind.Policy.Name ? Policies.Find(key.Name)?.Status.Conditions
        : Profiles.Find(key.Name)?.Status.Conditions;
}
