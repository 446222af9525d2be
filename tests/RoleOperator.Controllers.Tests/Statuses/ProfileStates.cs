using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Statuses;

/// <summary>The states of an InstanceProfile: every way in which it may be read, by what it has of its own.</summary>
internal static class ProfileStates
{
    public static IReadOnlyList<ObjectState> All { get; } =
    [
        Of("converged", Reasons.Converged, KStatus.Current, world => world.PassOverProfile()),
        Of("in Observe mode", Reasons.Observed, KStatus.Current, world =>
        {
            world.Account.AddProfile("web", "others");
            return ApplyAsync(world, Specs.Profile("orders", ""","mode":"Observe","adoption":"Unowned" """));
        }),

        Of("not seen yet", null, KStatus.InProgress, _ => Task.CompletedTask),
        Of("with an association coming into force", Reasons.Progressing, KStatus.InProgress, world =>
            ApplyAsync(world, Specs.Profile("orders", Specs.Instances("Never", "i-00000001")))),
        Of("that refers to nothing", Reasons.DependencyNotReady, KStatus.InProgress, world =>
            ApplyAsync(world, """{"name":"web","role":{"ref":{"name":"missing"}}}""")),
        Of("while AWS fails", Reasons.Unavailable, KStatus.InProgress, world => RefuseAsync(world, "ServiceFailure")),
        Of("paused", Reasons.Paused, KStatus.InProgress, world =>
        {
            world.Profiles.Annotate("web", $"{WellKnown.Paused}=true");
            return world.PassOverProfile();
        }),

        // The profile itself is in order, and instances come and go: the next look may find it so.
        Of("for an instance that is not there", Reasons.InstancesNotReady, KStatus.InProgress, world =>
            ApplyAsync(world, Specs.Profile("orders", Specs.Instances("Never", "i-0000000f")))),

        Of("with a wrong spec", Reasons.InvalidSpec, KStatus.Failed, world => ApplyAsync(world, """{"name":"web","role":"orders"}""")),
        Of("of somebody else", Reasons.NotOwned, KStatus.Failed, world =>
        {
            world.Account.AddProfile("web", "orders");
            return world.PassOverProfile();
        }),
        Of("that the operator may not make", Reasons.AccessDenied, KStatus.Failed, world => RefuseAsync(world, "AccessDenied")),

        Of("being deleted", Reasons.Throttled, KStatus.Terminating, world =>
            DeleteAsync(world, () => world.Account.Refuse("iam:DeleteInstanceProfile", "Throttling"))),
        Of("whose deletion is blocked", Reasons.DeleteBlocked, KStatus.Terminating, world =>
            DeleteAsync(world, () => world.Account.AddInstance("i-0000000f", "web"))),
    ];

    private static ObjectState Of(string name, string? reason, string kstatus, Func<World, Task> act) =>
        new($"an InstanceProfile {name}", reason, kstatus, world => world.Profiles.Key("web"), world => world.Profiles.Json("web"), async world =>
        {
            world.Account.AddRole("orders");
            world.Account.AddInstance("i-00000001");
            world.Profiles.Apply("web", Specs.Profile("orders"));
            await act(world);
        });

    private static Task<Outcome> ApplyAsync(World world, string spec)
    {
        world.Profiles.Apply("web", spec);
        return world.PassOverProfile();
    }

    private static Task<Outcome> RefuseAsync(World world, string code)
    {
        world.Account.Refuse("iam:CreateInstanceProfile", code);
        return world.PassOverProfile();
    }

    private static async Task DeleteAsync(World world, Action hinder)
    {
        await world.PassOverProfile();
        hinder();
        world.Profiles.Delete("web");
        await world.PassOverProfile();
    }
}
