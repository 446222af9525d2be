using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Statuses;

/// <summary>The states of a Role, which has all reasons but those of instances.</summary>
internal static class RoleStates
{
    private static readonly StateScript<RoleSpec, RoleStatus> Script = new(
        "a Role", "orders", Specs.BareRole, "iam:CreateRole", world => world.Roles, world => world.PassOverRole());

    public static IReadOnlyList<ObjectState> All { get; } =
    [
        Of("converged", Reasons.Converged, KStatus.Current, world => world.PassOverRole()),
        Of("in Observe mode", Reasons.Observed, KStatus.Current, async world =>
        {
            await world.PassOverRole();
            await ObserveAsync(world);
        }),

        // To differ is no fault of an object that is only looked at: the condition Drifted tells of it, and nobody waits for it to go.
        Of("in Observe mode with drift", Reasons.Observed, KStatus.Current, async world =>
        {
            world.Account.AddRole("orders");
            await ObserveAsync(world);
            Assert.NotEmpty(world.Roles.Find("orders")!.Status.Drift!);
        }),

        // What mends itself with time, or as soon as something else is there: whoever waits shall go on waiting.
        Of("with a principal that IAM does not know yet", Reasons.Propagating, KStatus.InProgress,
            world => Script.RefuseAsync(world, "MalformedPolicyDocument", "Invalid principal in policy")),
        Of("that refers to nothing", Reasons.DependencyNotReady, KStatus.InProgress, world => Script.ApplyAsync(world, Specs.RoleWithPolicy)),
        Of("that AWS throttles", Reasons.Throttled, KStatus.InProgress, world => Script.RefuseAsync(world, "Throttling")),
        Of("while AWS fails", Reasons.Unavailable, KStatus.InProgress, world => Script.RefuseAsync(world, "ServiceFailure")),

        // What a person has to mend: whoever waits shall hear of it at once.
        Of("with a wrong spec", Reasons.InvalidSpec, KStatus.Failed, world => Script.ApplyAsync(world, """{"trust":"everybody"}""")),
        Of("with another name", Reasons.ImmutableFieldChanged, KStatus.Failed, async world =>
        {
            await world.PassOverRole();
            await Script.ApplyAsync(world, Specs.BareRole.Replace("\"orders\"", "\"others\"", StringComparison.Ordinal));
        }),
        Of("of somebody else", Reasons.NotOwned, KStatus.Failed, world =>
        {
            world.Account.AddRole("orders");
            return world.PassOverRole();
        }),
        Of("that the operator may not make", Reasons.AccessDenied, KStatus.Failed, world => Script.RefuseAsync(world, "AccessDenied")),
        Of("over a quota", Reasons.QuotaExceeded, KStatus.Failed, world => Script.RefuseAsync(world, "LimitExceeded")),
        Of("that AWS refuses", Reasons.Refused, KStatus.Failed, world => Script.RefuseAsync(world, "UnmodifiableEntity")),
        Of("with a reference that is not allowed", Reasons.NotAllowed, KStatus.Failed, ReferAcrossAsync),

        // Nobody has done what the spec says now, or knows whether AWS still matches. A pipeline must not go on as if it were done; the wait ends with the
        // condition's message, which says who paused. Argo CD users can map the reason to its own Suspended.
        Of("paused", Reasons.Paused, KStatus.InProgress, async world =>
        {
            await world.PassOverRole();
            await Script.PauseAsync(world);
        }),
        Of("paused before its first pass", Reasons.Paused, KStatus.InProgress, Script.PauseAsync),
        Of("paused and changed", Reasons.Paused, KStatus.InProgress, async world =>
        {
            await world.PassOverRole();
            world.Roles.Annotate("orders", $"{WellKnown.Paused}=true");
            await Script.ApplyAsync(world, Specs.BareRole.Replace("ec2.", "lambda.", StringComparison.Ordinal));
        }),

        // A fresh object has no conditions, and kstatus takes what has none for finished: the default of the CRDs tells it otherwise.
        Of("not seen yet", null, KStatus.InProgress, _ => Task.CompletedTask),
        Of("changed and not seen yet", Reasons.Converged, KStatus.InProgress, async world =>
        {
            await world.PassOverRole();
            world.Roles.Apply("orders", Specs.BareRole.Replace("ec2.", "lambda.", StringComparison.Ordinal));
        }),

        // What cannot be read is left out of the watch, as a held one does here: nothing is written about it.
        Of("that the operator cannot read", null, KStatus.InProgress, world => world.PassOverRole(), isRead: false),
        Of("changed to what the operator cannot read", Reasons.Converged, KStatus.InProgress, async world =>
        {
            await world.PassOverRole();
            world.Roles.IsHeld = true;
            await Script.ApplyAsync(world, Specs.BareRole.Replace("ec2.", "lambda.", StringComparison.Ordinal));
        }),

        Of("being deleted", Reasons.Throttled, KStatus.Terminating, world =>
            Script.DeleteAsync(world, () => world.Account.Refuse("iam:DeleteRole", "Throttling"))),
        Of("whose deletion is blocked", Reasons.DeleteBlocked, KStatus.Terminating, world =>
            Script.DeleteAsync(world, () => world.Account.AddProfile("foreign", "orders"))),
        Of("that stalls while it is deleted", Reasons.InvalidSpec, KStatus.Terminating, world => Script.DeleteAsync(world, () =>
            world.Roles.Apply("orders", With("\"deletion\":{\"policy\":\"Keep\"}")))),
    ];

    private static ObjectState Of(string state, string? reason, string kstatus, Func<World, Task> act, bool isRead = true) =>
        Script.Of(state, reason, kstatus, act, world => world.Roles.IsHeld = !isRead);

    private static Task<Outcome> ObserveAsync(World world) =>
        Script.ApplyAsync(world, With("\"mode\":\"Observe\",\"adoption\":\"Unowned\""));

    private static Task<Outcome> ReferAcrossAsync(World world)
    {
        world.Policies.Apply("audit", Specs.Policy("s3:Get*"));
        world.Policies.Change("audit", policy => policy with { Metadata = policy.Metadata with { Namespace = "ops" } });
        return Script.ApplyAsync(
            world, Specs.RoleWithPolicy.Replace("\"name\":\"audit\"", "\"name\":\"audit\",\"namespace\":\"ops\"", StringComparison.Ordinal));
    }

    /// <summary>The bare role with more fields.</summary>
    private static string With(string fields) => Specs.BareRole.Replace("{\"name\"", $"{{{fields},\"name\"", StringComparison.Ordinal);
}
