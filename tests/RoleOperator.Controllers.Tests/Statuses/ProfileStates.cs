using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Controllers.Tests.Statuses;

/// <summary>The states of an InstanceProfile: every way in which it may be read, by what it has of its own.</summary>
internal static class ProfileStates
{
    private static readonly StateScript<InstanceProfileSpec, InstanceProfileStatus> Script = new(
        "an InstanceProfile", "web", Specs.Profile("orders"), "iam:CreateInstanceProfile", world => world.Profiles, world => world.PassOverProfile());

    public static IReadOnlyList<ObjectState> All { get; } =
    [
        Of("converged", Reasons.Converged, KStatus.Current, world => world.PassOverProfile()),
        Of("in Observe mode", Reasons.Observed, KStatus.Current, world =>
        {
            world.Account.AddProfile("web", "others");
            return Script.ApplyAsync(world, Specs.Profile("orders", ""","mode":"Observe","adoption":"Unowned" """));
        }),

        Of("not seen yet", null, KStatus.InProgress, _ => Task.CompletedTask),
        Of("with an association coming into force", Reasons.Progressing, KStatus.InProgress, world =>
            Script.ApplyAsync(world, Specs.Profile("orders", Specs.Instances("Never", "i-00000001")))),
        Of("that refers to nothing", Reasons.DependencyNotReady, KStatus.InProgress, world =>
            Script.ApplyAsync(world, """{"name":"web","role":{"ref":{"name":"missing"}}}""")),
        Of("while AWS fails", Reasons.Unavailable, KStatus.InProgress, world => Script.RefuseAsync(world, "ServiceFailure")),
        Of("paused", Reasons.Paused, KStatus.InProgress, Script.PauseAsync),

        // The profile itself is in order, and instances come and go: the next look may find it so.
        Of("for an instance that is not there", Reasons.InstancesNotReady, KStatus.InProgress, world =>
            Script.ApplyAsync(world, Specs.Profile("orders", Specs.Instances("Never", "i-0000000f")))),

        Of("with a wrong spec", Reasons.InvalidSpec, KStatus.Failed, world => Script.ApplyAsync(world, """{"name":"web","role":"orders"}""")),
        Of("of somebody else", Reasons.NotOwned, KStatus.Failed, world =>
        {
            world.Account.AddProfile("web", "orders");
            return world.PassOverProfile();
        }),
        Of("that the operator may not make", Reasons.AccessDenied, KStatus.Failed, world => Script.RefuseAsync(world, "AccessDenied")),

        Of("being deleted", Reasons.Throttled, KStatus.Terminating, world =>
            Script.DeleteAsync(world, () => world.Account.Refuse("iam:DeleteInstanceProfile", "Throttling"))),
        Of("whose deletion is blocked", Reasons.DeleteBlocked, KStatus.Terminating, world =>
            Script.DeleteAsync(world, () => world.Account.AddInstance("i-0000000f", "web"))),
    ];

    private static ObjectState Of(string state, string? reason, string kstatus, Func<World, Task> act) =>
        Script.Of(state, reason, kstatus, act, world =>
        {
            world.Account.AddRole("orders");
            world.Account.AddInstance("i-00000001");
        });
}
