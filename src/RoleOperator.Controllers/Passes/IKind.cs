using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Controllers.Passes;

/// <summary>What the one pass needs to know of a kind. Everything that decides is in Core; an implementation only joins reads to planners.</summary>
/// <typeparam name="TSpec">What the user wrote.</typeparam>
/// <typeparam name="TStatus">What is reported.</typeparam>
/// <typeparam name="TDesired">The spec with everything resolved.</typeparam>
/// <typeparam name="TObserved">What AWS has.</typeparam>
public interface IKind<TSpec, TStatus, TDesired, TObserved>
    where TSpec : class, ILifecycleSpec
    where TStatus : class, IResourceStatus<TStatus>
    where TDesired : class
    where TObserved : class
{
    /// <summary>The kind's names.</summary>
    ResourceKind Kind { get; }

    /// <summary>Spec to desired state, or what is wrong with it.</summary>
    Resolution<TDesired> Resolve(Resource<TSpec, TStatus> resource, Surroundings surroundings);

    /// <summary>Reads what the planner compares; null where AWS has nothing at all.</summary>
    /// <param name="desired">The desired state.</param>
    /// <param name="mayExist">False where neither status nor anything else knows of the object: it is then taken as absent without a read, and the
    /// create call tells when that is wrong.</param>
    /// <param name="ct">Gives up.</param>
    Task<TObserved?> ObserveAsync(TDesired desired, bool mayExist, CancellationToken ct);

    /// <summary>
    /// What of the observation is missing, because AWS did not tell. Each part stands alone: what was read is acted upon, and what was not is
    /// reported beside it.
    /// </summary>
    IReadOnlyList<AwsCallException> Unread(TObserved? observed) => [];

    /// <summary>The way from observed to desired.</summary>
    Plan Converge(TDesired desired, TObserved? observed);

    /// <summary>
    /// What status has to know before a plan is carried out, because nothing else would tell it afterwards; the same status where there is nothing of the kind.
    /// </summary>
    TStatus Remember(TStatus before, TDesired desired, TObserved? observed) => before;

    /// <summary>The status fields of the kind, from what was read and what AWS answered to the steps.</summary>
    TStatus Facts(TStatus before, AccountContext account, TDesired desired, TObserved? observed, Applied applied);

    /// <summary>
    /// Reads all that deletion must drain or that may block it, before anything is drained: a role that has lost its policies and still cannot be
    /// deleted would serve nobody.
    /// </summary>
    /// <param name="resource">The object that is being deleted.</param>
    /// <param name="name">The AWS name.</param>
    /// <param name="path">The IAM path.</param>
    /// <param name="surroundings">The account, and whose an object is.</param>
    /// <param name="ct">Gives up.</param>
    Task<TObserved?> ObserveForRemovalAsync(
        Resource<TSpec, TStatus> resource, string name, string path, Surroundings surroundings, CancellationToken ct);

    /// <summary>The way from observed to gone.</summary>
    Plan Remove(Resource<TSpec, TStatus> resource, Surroundings surroundings, Deletion deletion, TObserved? observed);

    /// <summary>The AWS name of an object whose spec gives none.</summary>
    string DefaultName(ObjectMeta meta);
}
