using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.Passes;

/// <summary>What the passes of all kinds share; each kind's pass is put together from it.</summary>
/// <param name="Aws">The account.</param>
/// <param name="References">The objects that specs may refer to.</param>
/// <param name="Releases">What was taken off something lately, for objects of any kind.</param>
/// <param name="Events">Tells users what was done.</param>
/// <param name="Settings">Times and names.</param>
/// <param name="Time">The clock.</param>
public sealed record PassParts(
    IAwsAccount Aws, IReferences References, OwnReleases Releases, PassEvents Events, PassSettings Settings, TimeProvider Time)
{
    /// <summary>The pass of one kind, with memories of its own.</summary>
    /// <param name="kind">What the pass has to know of the kind.</param>
    /// <param name="store">The objects of the kind.</param>
    /// <param name="kubernetes">Writes to them.</param>
    /// <param name="statusType">How their status is written.</param>
    /// <param name="logger">Hears of each change and each new verdict.</param>
    public IReconciler PassOf<TSpec, TStatus, TDesired, TObserved>(
        IKind<TSpec, TStatus, TDesired, TObserved> kind,
        IStore<Resource<TSpec, TStatus>> store,
        IResourceWriter<TStatus> kubernetes,
        JsonTypeInfo<TStatus> statusType,
        ILogger<Reporter<TSpec, TStatus>> logger)
        where TSpec : class, ILifecycleSpec
        where TStatus : class, IResourceStatus<TStatus>
        where TDesired : class
        where TObserved : class
    {
        var (own, faults, guard) = (new OwnWrites<TSpec, TStatus>(), new FaultMemory(Time), new WriteGuard(Time, Releases));
        var reporter = new Reporter<TSpec, TStatus>(kubernetes, own, faults, guard, Events, statusType, Settings, Time, logger);
        return new Pass<TSpec, TStatus, TDesired, TObserved>(
            store,
            own,
            new ConvergePass<TSpec, TStatus, TDesired, TObserved>(kind, Aws, References, kubernetes, own, faults, guard, reporter, Settings),
            new RemovalPass<TSpec, TStatus, TDesired, TObserved>(kind, Aws, References, kubernetes, faults, guard, reporter, Settings),
            reporter,
            faults,
            guard);
    }
}
