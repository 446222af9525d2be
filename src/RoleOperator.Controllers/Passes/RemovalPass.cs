using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Leadership;

namespace RoleOperator.Controllers.Passes;

/// <summary>
/// Removes what an object made in AWS, and then its finalizer. Guarantee: the finalizer comes off only after AWS has confirmed that the object is
/// gone, or where the user wished it kept, or where it was never ours or is somebody else's now. Every call drains further, so a crash anywhere is harmless.
/// </summary>
public sealed class RemovalPass<TSpec, TStatus, TDesired, TObserved>(
    IKind<TSpec, TStatus, TDesired, TObserved> kind,
    IAwsAccount aws,
    IReferences references,
    IResourceWriter<TStatus> kubernetes,
    FaultMemory faults,
    WriteGuard guard,
    Reporter<TSpec, TStatus> reporter,
    PassSettings settings)
    where TSpec : class, ILifecycleSpec
    where TStatus : class, IResourceStatus<TStatus>
    where TDesired : class
    where TObserved : class
{
    /// <summary>One pass over an object that is to go.</summary>
    public async Task<Outcome> RunAsync(ResourceKey key, Resource<TSpec, TStatus> resource, LeaderTerm term, CancellationToken ct)
    {
        if (resource.Metadata.Finalizers?.Contains(WellKnown.Finalizer) != true) return new Outcome.Done();

        var (wish, wrong) = RemovalWish.Of(resource);
        if (wrong is not null)
            return await reporter.ReportAsync(key, resource, new(resource.Status) { Problems = FieldProblems.AsProblems([wrong]) }, term, ct);

        var result = wish is { Mode: Mode.Enforce, Deletion.Policy: DeletionPolicy.Delete }
            ? await RemoveAsync(key, resource, wish, term, ct)
            : new(resource.Status);
        if (result.Plan.Problems.Count > 0 || result.Errors.Count > 0) return await reporter.ReportAsync(key, resource, result, term, ct);

        reporter.Tell(key, resource, result);
        term.ThrowIfOver();
        if (!await kubernetes.RemoveFinalizerAsync(resource.Metadata, ct))
            return new Outcome.Failed(new InvalidOperationException(ConvergePass.FinalizerRefused));

        // Finalizers of others may keep the object for long, and its name may be taken again before anybody saw that it was free.
        guard.Release(key);
        faults.Succeeded(key);
        return new Outcome.Done();
    }

    private async Task<PassResult<TStatus>> RemoveAsync(
        ResourceKey key, Resource<TSpec, TStatus> resource, RemovalWish wish, LeaderTerm term, CancellationToken ct)
    {
        try
        {
            var account = await aws.IdentifyAsync(ct);
            if (resource.Status.Account is { } madeIn && madeIn != account.AccountId)
                return new(resource.Status) { Plan = Plan.Refused(OtherAccount(madeIn, account)) };

            var name = resource.Status.Name ?? wish.Name ?? kind.DefaultName(resource.Metadata);
            var surroundings = settings.In(account, references);
            var observed = await kind.ObserveForRemovalAsync(resource, name, wish.Path, surroundings, ct);
            var plan = observed is null && guard.MayExist(key)
                ? guard.Unanswered(key) is { } last ? new Plan([last], [], []) : Plan.Refused(NotSeenYet)
                : kind.Remove(resource, surroundings, wish.Deletion, observed);

            // A deletion that is sent once more, of what no read shows, says as little by a denial as the read did.
            var context = new RefusalContext(
                error => faults.AgeOf(key, error), step => observed is null || guard.IsUnsettled(key, step), IsRemoval: true);
            var applied = await StepRun.ApplyAsync(plan.Steps, aws, context, term, ct);
            guard.NoteRemoval(key, applied);

            // What could not be read is told of where the plan waits for it; one that goes on past it, as force has it do, is not held up.
            IReadOnlyList<AwsCallException> unread = plan.Problems.Count > 0 ? kind.Unread(observed) : [];
            return new(resource.Status) { Plan = plan, Applied = applied, Errors = [.. unread, .. applied.Failed.Select(f => f.Error)] };
        }
        catch (AwsCallException e)
        {
            return new(resource.Status) { Errors = [e] };
        }
    }

    /// <summary>
    /// IAM's reads lag behind its writes: what was made a moment ago, by this process or by the one before it, is not gone because one read does not show it.
    /// </summary>
    private static Problem NotSeenYet { get; } = new(
        Reasons.Propagating,
        "AWS does not show the object, which may have been made less than two minutes ago; it is deleted once it shows, and released when it still does not "
        + "show two minutes after it, or the operator, began");

    private static Problem OtherAccount(string madeIn, AccountContext account) => new(
        Reasons.DeleteBlocked,
        $"it was made in account {madeIn}, but the operator's credentials are for account {account.AccountId}; give the operator credentials for {madeIn}");
}
