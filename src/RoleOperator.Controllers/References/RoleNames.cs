using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Queue;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.References;

/// <summary>
/// Joins instance profiles to the Role object whose role is in them, or shall be: by reference, or by the role's name in AWS. A role cannot go while one of
/// them keeps it.
/// </summary>
internal static class RoleNames
{
    internal const string UseIndex = "role names in use";

    private const string OwnIndex = "role name";

    /// <summary>
    /// Indexes both, and has a role that is being deleted reconciled once a profile that kept it is changed, is to be deleted, holds another role, or is gone.
    /// </summary>
    public static void Connect(
        IInformer<Resource<InstanceProfileSpec, InstanceProfileStatus>> profiles, IStore<Resource<RoleSpec, RoleStatus>> roles, WorkQueue roleQueue)
    {
        profiles.Store.AddIndex(UseIndex, profile => profile.Spec?.Role?.Name is { } name ? [name] : []);
        roles.AddIndex(OwnIndex, role => role.Status.Name is { } name ? [name] : []);
        profiles.Subscribe(change =>
        {
            if (change.Before is not { } before) return;
            if (!Wakeups.IsWorthAPass(change) && before.Status.Role == change.After?.Status.Role) return;
            var named = ((string?[])[before.Spec?.Role?.Name, before.Status.Role]).OfType<string>().SelectMany(name => roles.ByIndex(OwnIndex, name));
            var referred = InstanceProfileResolution.References(before).Select(Wakeups.KeyOf);
            foreach (var key in named.Select(role => role.Key).Concat(referred).Distinct())
                if (roles.Find(key) is { Metadata.DeletionTimestamp: not null }) roleQueue.Add(key);
        });
    }
}
