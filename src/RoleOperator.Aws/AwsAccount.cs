using System.Diagnostics;
using Amazon.SecurityToken.Model;
using RoleOperator.Aws.Clients;
using RoleOperator.Aws.Reads;
using RoleOperator.Aws.Steps;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Aws;

/// <summary>One AWS account over the AWS SDK.</summary>
public sealed class AwsAccount(AwsClients clients) : IAwsAccount
{
    private readonly RoleReads roles = new(clients.Iam);
    private readonly PolicyReads policies = new(clients.Iam);
    private readonly InstanceProfileReads profiles = new(clients.Iam);
    private readonly InstanceReads instances = new(clients);
    private volatile AccountContext? identity;

    /// <inheritdoc/>
    public async Task<AccountContext> IdentifyAsync(CancellationToken ct)
    {
        if (identity is { } known) return known;
        var caller = await AwsCall.MakeAsync("sts:GetCallerIdentity", c => clients.Sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), c), ct);
        return identity = new AccountContext(caller.Account, Partition.OfArn(caller.Arn) ?? Partition.Aws);
    }

    /// <inheritdoc/>
    public Task<ObservedRole?> FindRoleAsync(string name, RoleReading reading, CancellationToken ct) => roles.FindAsync(name, reading, ct);

    /// <inheritdoc/>
    public Task<ObservedPolicy?> FindPolicyAsync(string arn, PolicyReading reading, CancellationToken ct) => policies.FindAsync(arn, reading, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ObservedVersion>> FindVersionsAsync(ObservedPolicy policy, CancellationToken ct) => policies.FindVersionsAsync(policy, ct);

    /// <inheritdoc/>
    public Task<ObservedInstanceProfile?> FindInstanceProfileAsync(string name, CancellationToken ct) => profiles.FindAsync(name, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ObservedInstance>> FindInstancesAsync(
        IReadOnlyList<InstanceSet> sets, IReadOnlyList<InstanceAddress> addresses, CancellationToken ct) => instances.FindAsync(sets, addresses, ct);

    /// <inheritdoc/>
    public Task<StepAnswer> ApplyAsync(Step step, CancellationToken ct) => AwsCall.MakeAsync(
        step.Action,
        async c => await RoleStepCalls.TryMakeAsync(clients.Iam, step, c)
            ?? await PolicyStepCalls.TryMakeAsync(clients.Iam, step, c)
            ?? await InstanceProfileStepCalls.TryMakeAsync(clients, step, c)
            ?? throw new UnreachableException($"no call for {step}"),
        ct);
}
