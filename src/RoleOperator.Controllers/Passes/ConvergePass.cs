using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Leadership;

namespace RoleOperator.Controllers.Passes;

/// <summary>
/// Brings AWS to what a spec says: resolve, observe, plan, apply, report. A spec problem or a missing dependency ends the pass before any call
/// for the object; the finalizer is on before the first write.
/// </summary>
public sealed class ConvergePass<TSpec, TStatus, TDesired, TObserved>(
    IKind<TSpec, TStatus, TDesired, TObserved> kind,
    IAwsAccount aws,
    IReferences references,
    IResourceWriter<TStatus> kubernetes,
    OwnWrites<TSpec, TStatus> own,
    FaultMemory faults,
    WriteGuard guard,
    Reporter<TSpec, TStatus> reporter,
    PassSettings settings)
    where TSpec : class, ILifecycleSpec
    where TStatus : class, IResourceStatus<TStatus>
    where TDesired : class
    where TObserved : class
{
    /// <summary>One pass over an object that is to exist.</summary>
    public async Task<Outcome> RunAsync(ResourceKey key, Resource<TSpec, TStatus> resource, LeaderTerm term, CancellationToken ct)
    {
        if (resource.Spec is not { } spec)
            return await reporter.ReportAsync(key, resource, new(resource.Status) { Problems = FieldProblems.AsProblems(resource.SpecProblems) }, term, ct);

        AccountContext account;
        try
        {
            account = await aws.IdentifyAsync(ct);
        }
        catch (AwsCallException e)
        {
            return await reporter.ReportAsync(key, resource, new(resource.Status) { Errors = [e] }, term, ct);
        }

        var resolution = kind.Resolve(resource, settings.In(account, references));
        if (!resolution.IsResolved)
            return await reporter.ReportAsync(
                key, resource, new(resource.Status) { Problems = resolution.Problems, HasReferences = resolution.References.Count > 0 }, term, ct);

        if (spec.Mode == Mode.Enforce && resource.Metadata.Finalizers?.Contains(WellKnown.Finalizer) != true)
        {
            term.ThrowIfOver();
            if (await kubernetes.AddFinalizerAsync(resource.Metadata, ct) is not { } meta)
                return new Outcome.Failed(new InvalidOperationException(ConvergePass.FinalizerRefused));

            // The spec may have changed since it was read: what is reported is about the generation that was read.
            resource = resource with { Metadata = meta with { Generation = resource.Metadata.Generation } };
            own.Remember(key, resource);
            guard.Begin(key);
        }

        var wish = Wish.Of(resource.Metadata.Generation, resolution.References, references);
        var (left, result) = await ReconcileAsync(key, resource, spec.Mode, account, resolution.Value, wish, term, ct);
        return await reporter.ReportAsync(
            key, left, result with { Mode = spec.Mode, HasReferences = resolution.References.Count > 0 }, term, ct);
    }

    /// <returns>The object as the pass left it, since status may be written in the middle of it, and what came of the pass.</returns>
    private async Task<(Resource<TSpec, TStatus> Left, PassResult<TStatus> Result)> ReconcileAsync(
        ResourceKey key, Resource<TSpec, TStatus> resource, Mode mode, AccountContext account, TDesired desired, Wish wish, LeaderTerm term,
        CancellationToken ct)
    {
        try
        {
            var observed = await kind.ObserveAsync(desired, mode == Mode.Observe || MayExist(resource.Status), ct);
            var plan = guard.Hold(key, kind.Converge(desired, observed));
            if (mode == Mode.Observe)
            {
                return (resource, new(kind.Facts(resource.Status, account, desired, observed, Applied.Nothing))
                {
                    Plan = plan,
                    Drift = plan.Drift,
                    Errors = kind.Unread(observed),
                });
            }

            resource = await RememberAsync(key, resource, desired, observed, plan, term, ct);
            var applied = await ApplyAsync(key, resource, plan, term, ct);
            if (applied.Failed.Any(f => AwsErrorTable.RefusesTagsOnCreate(f.Error.Error, account.Partition)))
            {
                plan = UntaggedCreation.Of(plan, account);
                applied = await ApplyAsync(key, resource, plan, term, ct);
            }

            if (applied.Failed.Any(f => AwsErrorTable.Classify(f.Error.Error, age: null) is AwsFault.AlreadyExists && f.Step.Aspect == Aspect.Existence))
            {
                // Somebody has it, perhaps this object in an earlier life: what is there decides, by the adoption rule.
                observed = await kind.ObserveAsync(desired, mayExist: true, ct);
                var first = plan.Steps[0];
                plan = guard.Hold(key, kind.Converge(desired, observed));
                resource = await RememberAsync(key, resource, desired, observed, plan, term, ct);
                if (!plan.Steps.Contains(first)) applied = await ApplyAsync(key, resource, plan, term, ct);
            }

            var drift = guard.Explains(key, wish, plan) ? [] : plan.Drift;
            guard.Note(key, wish, plan, applied);
            return (resource, new(kind.Facts(kind.Remember(resource.Status, desired, observed), account, desired, observed, applied))
            {
                Plan = plan,
                Wish = wish,
                Drift = drift,
                Applied = applied,
                Errors = [.. kind.Unread(observed), .. applied.Failed.Select(f => f.Error)],
            });
        }
        catch (AwsCallException e)
        {
            return (resource, new(resource.Status) { Errors = [e] });
        }
    }

    /// <summary>A plan without steps can wait for the report.</summary>
    private async Task<Resource<TSpec, TStatus>> RememberAsync(
        ResourceKey key, Resource<TSpec, TStatus> resource, TDesired desired, TObserved? observed, Plan plan, LeaderTerm term, CancellationToken ct) =>
        plan.Steps.Count == 0 ? resource : await reporter.WriteAsync(key, resource, kind.Remember(resource.Status, desired, observed), term, ct);

    private Task<Applied> ApplyAsync(ResourceKey key, Resource<TSpec, TStatus> resource, Plan plan, LeaderTerm term, CancellationToken ct)
    {
        reporter.Announce(key, resource, plan);
        return StepRun.ApplyAsync(
            plan.Steps, aws, new(error => faults.AgeOf(key, error), step => guard.IsUnsettled(key, step), IsRemoval: false), term, ct);
    }

    /// <summary>
    /// Where status knows of nothing, the create call goes out without a read before it. What somebody else had at the last look is looked at
    /// again rather than created again.
    /// </summary>
    private static bool MayExist(TStatus status) =>
        status.Name is not null || (status.Conditions ?? []).Any(condition => condition.Reason == Reasons.NotOwned);
}

/// <summary>What the passes of every kind say alike.</summary>
internal static class ConvergePass
{
    /// <summary>Said of a finalizer that could not be put on or taken off; it is tried again with backoff.</summary>
    public const string FinalizerRefused =
        "the API server did not change the finalizer: the object was changed meanwhile, or is not valid any more by its CRD";
}
