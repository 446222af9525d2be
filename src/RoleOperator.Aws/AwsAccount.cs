using Amazon.Runtime;
using Amazon.Runtime.Credentials;
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

/// <summary>
/// The AWS account of the credentials that the SDK finds: environment (<c>AWS_ENDPOINT_URL</c>, <c>AWS_PROFILE</c>, web identity), profile files,
/// Pod Identity, instance metadata.
/// </summary>
public sealed class AwsAccount : IAwsAccount, IDisposable
{
    private readonly AwsClients clients;
    private readonly RoleReads roles;
    private readonly PolicyReads policies;
    private readonly InstanceProfileReads profiles;
    private readonly QuotaReads quotas;
    private readonly InstanceReads instances;
    private readonly Lock gate = new();
    private Task<AwsCaller>? asked;

    /// <summary>An account of which nothing has been asked yet: clients are made at their first use.</summary>
    /// <param name="beforeRequest">
    /// Is called before every single request, the SDK's own retries among them, once it is signed and ready to go. An exception keeps it from being sent and
    /// ends the call.
    /// </param>
    /// <param name="time">Measures requests.</param>
    public AwsAccount(Action beforeRequest, TimeProvider time)
    {
        clients = new AwsClients(beforeRequest, time);
        roles = new RoleReads(clients);
        policies = new PolicyReads(clients);
        profiles = new InstanceProfileReads(clients);
        quotas = new QuotaReads(clients);
        instances = new InstanceReads(clients);
    }

    /// <summary>The region that environment or profile give; null where neither does, so that instance metadata have to be asked.</summary>
    public static string? ConfiguredRegion => FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName;

    /// <inheritdoc/>
    public async Task<AccountContext> IdentifyAsync(CancellationToken ct) => (await CallerAsync(ct)).Account;

    /// <summary>Whom AWS takes this process for. However many ask at a time, AWS is asked once, and after an answer not again.</summary>
    /// <param name="ct">Gives up; whoever else waits for the answer gets it all the same.</param>
    /// <exception cref="AwsCallException">There are no credentials, or AWS refused them, or did not answer. The next to ask has it tried again.</exception>
    public Task<AwsCaller> CallerAsync(CancellationToken ct)
    {
        lock (gate)
        {
            if (asked is null or { IsFaulted: true } or { IsCanceled: true }) asked = Task.Run(AskAsync, CancellationToken.None);
            return asked.WaitAsync(ct);
        }
    }

    /// <inheritdoc/>
    public Task<ObservedRole?> FindRoleAsync(string name, RoleReading reading, Func<ObservedRole, bool> concerns, CancellationToken ct) =>
        roles.FindAsync(name, reading, concerns, ct);

    /// <inheritdoc/>
    public Task<RoleQuota?> FindRoleQuotaAsync(CancellationToken ct) => quotas.FindAsync(ct);

    /// <inheritdoc/>
    public Task<ObservedPolicy?> FindPolicyAsync(string arn, PolicyReading reading, Func<ObservedPolicy, bool> concerns, CancellationToken ct) =>
        policies.FindAsync(arn, reading, concerns, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ObservedVersion>> FindVersionsAsync(ObservedPolicy policy, CancellationToken ct) =>
        policies.FindVersionsAsync(policy, ct);

    /// <inheritdoc/>
    public Task<ObservedInstanceProfile?> FindInstanceProfileAsync(string name, CancellationToken ct) =>
        profiles.FindAsync(name, ct);

    /// <inheritdoc/>
    public Task<FoundInstances> FindInstancesAsync(
        IReadOnlyList<InstanceSet> sets, IReadOnlyList<InstanceAddress> addresses, CancellationToken ct) => instances.FindAsync(sets, addresses, ct);

    /// <inheritdoc/>
    public Task<FoundCarriers> FindCarriersAsync(string profileArn, IReadOnlyList<string> regions, CancellationToken ct) =>
        instances.FindCarriersAsync(profileArn, regions, ct);

    /// <inheritdoc/>
    public Task<StepAnswer> ApplyAsync(Step step, CancellationToken ct) => AwsCall.MakeAsync(
        step.Action, c => StepCalls.MakeAsync(step.IsRepeatable ? clients.Iam : clients.IamOnce, clients.Ec2, step, c), ct);

    /// <inheritdoc/>
    public void Dispose() => clients.Dispose();

    private async Task<AwsCaller> AskAsync()
    {
        RequireCredentials();
        var caller = await AwsCall.MakeAsync(
            "sts:GetCallerIdentity", c => clients.Sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), c), CancellationToken.None);
        return new(new(caller.Account, Partition.OfArn(caller.Arn) ?? Partition.Aws), caller.Arn, clients.OwnRegion);
    }

    /// <summary>
    /// Where no credentials are found, the SDK goes on to look for another kind of signature and complains about that. People need the first fault.
    /// </summary>
    private static void RequireCredentials()
    {
        try
        {
            DefaultAWSCredentialsIdentityResolver.GetCredentials();
        }
        catch (AmazonClientException e)
        {
            const string Where = "no AWS credentials were found in environment, profile, web identity, Pod Identity or instance metadata";
            throw new AwsCallException(new("sts:GetCallerIdentity", "MissingAuthenticationToken", Where, 0), "", e);
        }
    }
}
