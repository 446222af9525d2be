using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Statuses;

/// <summary>Every state that an object can be in, each brought about by what users or AWS do.</summary>
internal static class ObjectStates
{
    private const string Pause = $"{WellKnown.Paused}=true";

    public static IReadOnlyList<ObjectState> All { get; } =
    [
        OfRole("converged", Reasons.Converged, KStatus.Current, world => world.PassOverRole()),
        OfRole("in Observe mode", Reasons.Observed, KStatus.Current, ObserveAsync),

        // What mends itself with time, or as soon as something else is there: whoever waits shall go on waiting.
        OfProfile("with an association coming into force", Reasons.Progressing, KStatus.InProgress, "i-00000001"),
        OfRole("with a principal that IAM does not know yet", Reasons.Propagating, KStatus.InProgress,
            world => RefuseAsync(world, "MalformedPolicyDocument", "Invalid principal in policy")),
        OfRole("that refers to nothing", Reasons.DependencyNotReady, KStatus.InProgress, world => ApplyAsync(world, Specs.RoleWithPolicy)),
        OfRole("that AWS throttles", Reasons.Throttled, KStatus.InProgress, world => RefuseAsync(world, "Throttling")),
        OfRole("while AWS fails", Reasons.Unavailable, KStatus.InProgress, world => RefuseAsync(world, "ServiceFailure")),

        // The profile itself is in order, and instances come and go: the next look may find it so.
        OfProfile("for an instance that is not there", Reasons.InstancesNotReady, KStatus.InProgress, "i-0000000f"),

        // What a person has to mend: whoever waits shall hear of it at once.
        OfRole("with a wrong spec", Reasons.InvalidSpec, KStatus.Failed, world => ApplyAsync(world, """{"trust":"everybody"}""")),
        OfRole("with another name", Reasons.ImmutableFieldChanged, KStatus.Failed, async world =>
        {
            await world.PassOverRole();
            await ApplyAsync(world, Specs.BareRole.Replace("\"orders\"", "\"others\"", StringComparison.Ordinal));
        }),
        OfRole("of somebody else", Reasons.NotOwned, KStatus.Failed, world =>
        {
            world.Account.AddRole("orders");
            return world.PassOverRole();
        }),
        OfRole("that the operator may not make", Reasons.AccessDenied, KStatus.Failed, world => RefuseAsync(world, "AccessDenied")),
        OfRole("over a quota", Reasons.QuotaExceeded, KStatus.Failed, world => RefuseAsync(world, "LimitExceeded")),
        OfRole("that AWS refuses", Reasons.Refused, KStatus.Failed, world => RefuseAsync(world, "UnmodifiableEntity")),
        OfRole("with a reference that is not allowed", Reasons.NotAllowed, KStatus.Failed, ReferAcrossAsync),

        // Nobody has done what the spec says now, or knows whether AWS still matches. A pipeline must not go on as if it were done; the wait ends with the
        // condition's message, which says who paused. Argo CD users can map the reason to its own Suspended.
        OfRole("paused", Reasons.Paused, KStatus.InProgress, async world =>
        {
            await world.PassOverRole();
            world.Roles.Annotate("orders", Pause);
            await world.PassOverRole();
        }),
        OfRole("paused before its first pass", Reasons.Paused, KStatus.InProgress, world =>
        {
            world.Roles.Annotate("orders", Pause);
            return world.PassOverRole();
        }),
        OfRole("paused and changed", Reasons.Paused, KStatus.InProgress, async world =>
        {
            await world.PassOverRole();
            world.Roles.Annotate("orders", Pause);
            await ApplyAsync(world, Specs.BareRole.Replace("ec2.", "lambda.", StringComparison.Ordinal));
        }),

        // A fresh object has no conditions, and kstatus takes what has none for finished: the default of the CRDs tells it otherwise.
        OfRole("not seen yet", null, KStatus.InProgress, _ => Task.CompletedTask),
        OfRole("changed and not seen yet", Reasons.Converged, KStatus.InProgress, async world =>
        {
            await world.PassOverRole();
            world.Roles.Apply("orders", Specs.BareRole.Replace("ec2.", "lambda.", StringComparison.Ordinal));
        }),

        OfRole("being deleted", Reasons.Throttled, KStatus.Terminating, async world =>
        {
            await world.PassOverRole();
            world.Account.Refuse("iam:DeleteRole", "Throttling");
            world.Roles.Delete("orders");
            await world.PassOverRole();
        }),
        OfRole("whose deletion is blocked", Reasons.DeleteBlocked, KStatus.Terminating, async world =>
        {
            await world.PassOverRole();
            world.Account.AddProfile("foreign", "orders");
            world.Roles.Delete("orders");
            await world.PassOverRole();
        }),
    ];

    private static ObjectState OfRole(string name, string? reason, string kstatus, Func<World, Task> act) =>
        new($"a Role {name}", reason, kstatus, world => world.Roles.Key("orders"), world => world.Roles.Json("orders"), async world =>
        {
            world.Roles.Apply("orders", Specs.BareRole);
            await act(world);
        });

    private static ObjectState OfProfile(string name, string reason, string kstatus, string instance) =>
        new($"an InstanceProfile {name}", reason, kstatus, world => world.Profiles.Key("web"), world => world.Profiles.Json("web"), world =>
        {
            world.Account.AddRole("orders");
            world.Account.AddInstance("i-00000001");
            world.Profiles.Apply("web", Specs.Profile("orders", Specs.Instances("Never", instance)));
            return world.PassOverProfile();
        });

    private static Task<Outcome> ApplyAsync(World world, string spec)
    {
        world.Roles.Apply("orders", spec);
        return world.PassOverRole();
    }

    private static Task<Outcome> RefuseAsync(World world, string code, string message = "no")
    {
        world.Account.Refuse("iam:CreateRole", code, message);
        return world.PassOverRole();
    }

    private static Task<Outcome> ObserveAsync(World world)
    {
        world.Account.AddRole("orders");
        return ApplyAsync(world, Specs.BareRole.Replace("{\"name\"", "{\"mode\":\"Observe\",\"adoption\":\"Unowned\",\"name\"", StringComparison.Ordinal));
    }

    private static Task<Outcome> ReferAcrossAsync(World world)
    {
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));
        world.Policies.Change("audit", policy => policy with { Metadata = policy.Metadata with { Namespace = "ops" } });
        return ApplyAsync(world, Specs.RoleWithPolicy.Replace("\"name\":\"audit\"", "\"name\":\"audit\",\"namespace\":\"ops\"", StringComparison.Ordinal));
    }
}

/// <summary>A state of an object.</summary>
/// <param name="Name">In words.</param>
/// <param name="Reason">The reason of its Ready condition; null where it has none.</param>
/// <param name="KStatus">What kstatus has to make of it.</param>
/// <param name="Key">The object.</param>
/// <param name="Json">The object as clients get it.</param>
/// <param name="ArrangeAsync">Brings the state about.</param>
internal sealed record ObjectState(
    string Name, string? Reason, string KStatus, Func<World, ResourceKey> Key, Func<World, System.Text.Json.Nodes.JsonObject> Json, Func<World, Task> ArrangeAsync);
