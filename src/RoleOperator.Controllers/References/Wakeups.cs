using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.References;

/// <summary>Turns changes in the informers' stores into turns in the queues: of the object that changed, and of exactly those that refer to it.</summary>
internal static class Wakeups
{
    internal const string ReferenceIndex = "references";

    private const string PrincipalIndex = "principals";

    /// <summary>Has objects of one kind reconciled when they change. A change of status alone is the operator's own, and wakes nobody.</summary>
    public static void OfItself<TSpec, TStatus>(IInformer<Resource<TSpec, TStatus>> informer, WorkQueue queue)
        where TSpec : class
        where TStatus : class =>
        informer.Subscribe(change =>
        {
            if (IsWorthAPass(change)) queue.Add(change.Key, PriorityOf(change));
        });

    /// <summary>Finds objects by what they refer to, for <see cref="OfDependents"/>.</summary>
    public static void IndexReferences<TSpec, TStatus>(
        IInformer<Resource<TSpec, TStatus>> informer, Func<Resource<TSpec, TStatus>, IReadOnlyList<ReferenceUse>> references)
        where TSpec : class
        where TStatus : class =>
        informer.Store.AddIndex(ReferenceIndex, resource => references(resource).Select(use => KeyOf(use).ToString()));

    /// <summary>Has the dependents reconciled when what they see of a referenced object changes.</summary>
    public static void OfDependents<TSpec, TStatus, TDependentSpec, TDependentStatus>(
        IInformer<Resource<TSpec, TStatus>> referenced,
        Func<Resource<TSpec, TStatus>, ReferencedObject> seen,
        IStore<Resource<TDependentSpec, TDependentStatus>> dependents,
        WorkQueue queue)
        where TSpec : class
        where TStatus : class
        where TDependentSpec : class
        where TDependentStatus : class =>
        referenced.Subscribe(change =>
        {
            if (change.Before is { } before && change.After is { } after && LookAlike(seen(before), seen(after))) return;
            foreach (var dependent in dependents.ByIndex(ReferenceIndex, change.Key.ToString())) queue.Add(dependent.Key, PriorityOf(change));
        });

    /// <summary>
    /// Has what an object referred to reconciled once the object is gone: a policy cannot be deleted while a role has it, and things that are deleted
    /// together would else wait for each other's next look.
    /// </summary>
    public static void OfReferenced<TSpec, TStatus, TTargetSpec, TTargetStatus>(
        IInformer<Resource<TSpec, TStatus>> referring,
        Func<Resource<TSpec, TStatus>, IReadOnlyList<ReferenceUse>> references,
        IStore<Resource<TTargetSpec, TTargetStatus>> targets,
        WorkQueue queue)
        where TSpec : class
        where TStatus : class
        where TTargetSpec : class
        where TTargetStatus : class =>
        referring.Subscribe(change =>
        {
            if (change is not { After: null, Before: { } gone }) return;
            foreach (var key in references(gone).Select(KeyOf).Distinct())
                if (targets.Find(key) is { Metadata.DeletionTimestamp: not null }) queue.Add(key);
        });

    /// <summary>Finds roles by the principals that their trust policies name, for <see cref="OfTrusting"/>.</summary>
    public static void IndexPrincipals(IInformer<Resource<RoleSpec, RoleStatus>> roles) =>
        roles.Store.AddIndex(PrincipalIndex, role => role.Spec is { } spec ? TrustedPrincipals.In(spec.Trust) : []);

    /// <summary>
    /// Has the roles that trust a role reconciled when that one was made, or made again: IAM keeps its principals as ids, and only a policy that is
    /// written anew means the new one.
    /// </summary>
    public static void OfTrusting(IInformer<Resource<RoleSpec, RoleStatus>> roles, WorkQueue queue) =>
        roles.Subscribe(change =>
        {
            if (change.After?.Status is not { Id: { } id, Arn: { } arn } || change.Before?.Status.Id == id || change.Initial) return;
            foreach (var trusting in roles.Store.ByIndex(PrincipalIndex, arn).Concat(roles.Store.ByIndex(ReferenceIndex, change.Key.ToString())))
                queue.Add(trusting.Key, PriorityOf(change));
        });

    internal static ResourceKey KeyOf(ReferenceUse use) => new(use.Kind.Name, use.Namespace, use.Name);

    /// <summary>What is only being heard of stands back behind what users do meanwhile.</summary>
    private static Priority PriorityOf<T>(Change<T> change)
        where T : class => change.Initial ? Priority.Resync : Priority.Fresh;

    /// <summary>Whether a change asks for a pass over the object itself. Status alone does not: it is the operator's own.</summary>
    internal static bool IsWorthAPass<TSpec, TStatus>(Change<Resource<TSpec, TStatus>> change)
        where TSpec : class
        where TStatus : class =>
        change is not { Before.Metadata: { } before, After.Metadata: { } after }
        || before.Uid != after.Uid
        || before.Generation != after.Generation
        || before.DeletionTimestamp != after.DeletionTimestamp
        || !SameEntries(before.Annotations, after.Annotations)
        || (after.Finalizers?.Contains(WellKnown.Finalizer) != true && before.Finalizers?.Contains(WellKnown.Finalizer) == true);

    private static bool LookAlike(ReferencedObject before, ReferencedObject after) =>
        before with { Annotations = null } == after with { Annotations = null } && SameEntries(before.Annotations, after.Annotations);

    private static bool SameEntries(IReadOnlyDictionary<string, string>? a, IReadOnlyDictionary<string, string>? b) =>
        (a?.Count ?? 0) == (b?.Count ?? 0) && (a is null || a.All(entry => b!.TryGetValue(entry.Key, out var other) && other == entry.Value));
}
