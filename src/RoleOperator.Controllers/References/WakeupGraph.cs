using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.References;

/// <summary>Which change wakes whom, over all kinds.</summary>
public static class WakeupGraph
{
    /// <summary>Indexes the stores and joins them to the queues. To be called once, before the informers run.</summary>
    /// <param name="roles">The Role objects.</param>
    /// <param name="policies">The Policy objects.</param>
    /// <param name="profiles">The InstanceProfile objects.</param>
    /// <param name="roleQueue">Where Role objects wait for their turn.</param>
    /// <param name="policyQueue">Where Policy objects do.</param>
    /// <param name="profileQueue">Where InstanceProfile objects do.</param>
    public static void Connect(
        IInformer<Resource<RoleSpec, RoleStatus>> roles,
        IInformer<Resource<PolicySpec, PolicyStatus>> policies,
        IInformer<Resource<InstanceProfileSpec, InstanceProfileStatus>> profiles,
        WorkQueue roleQueue,
        WorkQueue policyQueue,
        WorkQueue profileQueue)
    {
        Wakeups.IndexReferences(roles, RoleResolution.References);
        Wakeups.IndexReferences(profiles, InstanceProfileResolution.References);
        Wakeups.IndexPrincipals(roles);
        Wakeups.OfItself(roles, roleQueue);
        Wakeups.OfItself(policies, policyQueue);
        Wakeups.OfItself(profiles, profileQueue);
        Wakeups.OfDependents(policies, ObjectReferences.AsReferenced, roles.Store, roleQueue);
        Wakeups.OfDependents(roles, ObjectReferences.AsReferenced, roles.Store, roleQueue);
        Wakeups.OfDependents(roles, ObjectReferences.AsReferenced, profiles.Store, profileQueue);
        Wakeups.OfTrusting(roles, roleQueue);
        PolicyArns.Connect(roles, policies.Store, policyQueue);
        Wakeups.OfReferenced(roles, RoleResolution.References, policies.Store, policyQueue);
        RoleNames.Connect(profiles, roles.Store, roleQueue);
        RivalProfiles.Connect(profiles, profileQueue);
    }
}
