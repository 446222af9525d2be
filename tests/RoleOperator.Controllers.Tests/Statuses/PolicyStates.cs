using RoleOperator.Controllers.Tests.Ends;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Controllers.Tests.Statuses;

/// <summary>The states of a Policy: every way in which it may be read, by what it has of its own.</summary>
internal static class PolicyStates
{
    private static readonly string Spec = Specs.Policy("s3:Get*");

    private static readonly StateScript<PolicySpec, PolicyStatus> Script = new(
        "a Policy", "audit", Spec, "iam:CreatePolicy", world => world.Policies, world => world.PassOverPolicy());

    public static IReadOnlyList<ObjectState> All { get; } =
    [
        Script.Of("converged", Reasons.Converged, KStatus.Current, world => world.PassOverPolicy()),
        Script.Of("in Observe mode", Reasons.Observed, KStatus.Current, world =>
        {
            world.Account.AddPolicy("audit");
            return Script.ApplyAsync(world, Specs.Policy("s3:Get*", ""","mode":"Observe","adoption":"Unowned" """));
        }),

        Script.Of("not seen yet", null, KStatus.InProgress, _ => Task.CompletedTask),
        Script.Of("changed and not seen yet", Reasons.Converged, KStatus.InProgress, async world =>
        {
            await world.PassOverPolicy();
            world.Policies.Apply("audit", Specs.Policy("s3:List*"));
        }),
        Script.Of("while AWS fails", Reasons.Unavailable, KStatus.InProgress, world => Script.RefuseAsync(world, "ServiceFailure")),
        Script.Of("paused", Reasons.Paused, KStatus.InProgress, Script.PauseAsync),

        Script.Of("with a wrong spec", Reasons.InvalidSpec, KStatus.Failed, world => Script.ApplyAsync(world, """{"name":"audit","document":"all"}""")),
        Script.Of("with another name", Reasons.ImmutableFieldChanged, KStatus.Failed, async world =>
        {
            await world.PassOverPolicy();
            await Script.ApplyAsync(world, Spec.Replace("\"audit\"", "\"review\"", StringComparison.Ordinal));
        }),
        Script.Of("of somebody else", Reasons.NotOwned, KStatus.Failed, world =>
        {
            world.Account.AddPolicy("audit");
            return world.PassOverPolicy();
        }),
        Script.Of("over a quota", Reasons.QuotaExceeded, KStatus.Failed, world => Script.RefuseAsync(world, "LimitExceeded")),

        Script.Of("being deleted", Reasons.Throttled, KStatus.Terminating, world =>
            Script.DeleteAsync(world, () => world.Account.Refuse("iam:DeletePolicy", "Throttling"))),
        Script.Of("whose deletion is blocked", Reasons.DeleteBlocked, KStatus.Terminating, world => Script.DeleteAsync(world, () =>
        {
            world.Account.AddRole("foreign");
            world.Account.Roles["foreign"] = world.Account.Roles["foreign"] with { PolicyArns = [FakeAccount.PolicyArn("audit")] };
        })),
    ];
}
