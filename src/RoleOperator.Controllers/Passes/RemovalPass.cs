using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Errors;
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
/// Removes what an object made in AWS, and then its finalizer. Guarantee: the finalizer comes off only after AWS has confirmed that the object is
/// gone, or where the user wished it kept, or where it was never ours. Every call drains further, so a crash anywhere is harmless.
/// </summary>
public sealed class RemovalPass<TSpec, TStatus, TDesired, TObserved>(
    IKind<TSpec, TStatus, TDesired, TObserved> kind,
    IAwsAccount aws,
    IReferences references,
    IResourceWriter<TStatus> kubernetes,
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
        if (wrong is not null) return await reporter.ReportAsync(key, resource, new(resource.Status) { Problems = FieldProblems.AsProblems([wrong]) }, term, ct);

        var result = wish is { Mode: Mode.Enforce, Deletion.Policy: DeletionPolicy.Delete }
            ? await RemoveAsync(resource, wish, term, ct)
            : new(resource.Status);
        if (result.Plan.Problems.Count > 0 || result.Errors.Count > 0) return await reporter.ReportAsync(key, resource, result, term, ct);

        reporter.Tell(key, resource, result);
        term.ThrowIfOver();
        return await kubernetes.RemoveFinalizerAsync(resource.Metadata, ct)
            ? new Outcome.Done()
            : new Outcome.Waiting(settings.FirstRetry, "the object changed meanwhile");
    }

    private async Task<PassResult<TStatus>> RemoveAsync(Resource<TSpec, TStatus> resource, RemovalWish wish, LeaderTerm term, CancellationToken ct)
    {
        var done = Applied.Nothing;
        try
        {
            var account = await aws.IdentifyAsync(ct);
            var surroundings = new Surroundings(account, settings.Cluster, references);
            var name = resource.Status.Name ?? resource.Spec?.Name ?? kind.DefaultName(resource.Metadata);
            foreach (var thorough in (bool[])[false, true])
            {
                var observed = await kind.ObserveForRemovalAsync(resource, name, wish.Path, account, thorough, ct);
                var plan = kind.Remove(resource, surroundings, wish.Deletion, observed);
                if (plan.Problems.Count > 0) return new(resource.Status) { Plan = plan, Applied = done };

                var applied = await StepRun.ApplyAsync(plan.Steps, aws, term, ct);
                done = done with { Done = [.. done.Done, .. applied.Done], Failed = applied.Failed };

                // Most objects have nothing else in their way, so what might be is read only after AWS has said that there is something.
                if (!applied.Failed.Any(IsInUse)) break;
            }

            return new(resource.Status) { Applied = done, Errors = [.. done.Failed.Select(f => f.Error)] };
        }
        catch (AwsCallException e)
        {
            return new(resource.Status) { Applied = done, Errors = [e] };
        }
    }

    private static bool IsInUse(FailedStep failed) =>
        failed.Step.Aspect == Aspect.Removal
        && AwsErrorTable.Classify(failed.Error.Error, age: null) is AwsFault.UserMustAct { Reason: Reasons.DeleteBlocked };
}
