using RoleOperator.Controllers.Tests.Ends;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Statuses;

/// <summary>The states of a Policy: every way in which it may be read, by what it has of its own.</summary>
internal static class PolicyStates
{
    private static readonly string Spec = Specs.Policy("s3:Get*");

    public static IReadOnlyList<ObjectState> All { get; } =
    [
        Of("converged", Reasons.Converged, KStatus.Current, world => world.PassOverPolicy()),
        Of("in Observe mode", Reasons.Observed, KStatus.Current, world =>
        {
            world.Account.AddPolicy("audit");
            return ApplyAsync(world, Specs.Policy("s3:Get*", ""","mode":"Observe","adoption":"Unowned" """));
        }),

        Of("not seen yet", null, KStatus.InProgress, _ => Task.CompletedTask),
        Of("changed and not seen yet", Reasons.Converged, KStatus.InProgress, async world =>
        {
            await world.PassOverPolicy();
            world.Policies.Apply("audit", Specs.Policy("s3:List*"));
        }),
        Of("while AWS fails", Reasons.Unavailable, KStatus.InProgress, world => RefuseAsync(world, "ServiceFailure")),
        Of("paused", Reasons.Paused, KStatus.InProgress, world =>
        {
            world.Policies.Annotate("audit", $"{WellKnown.Paused}=true");
            return world.PassOverPolicy();
        }),

        Of("with a wrong spec", Reasons.InvalidSpec, KStatus.Failed, world => ApplyAsync(world, """{"name":"audit","document":"all"}""")),
        Of("with another name", Reasons.ImmutableFieldChanged, KStatus.Failed, async world =>
        {
            await world.PassOverPolicy();
            await ApplyAsync(world, Spec.Replace("\"audit\"", "\"review\"", StringComparison.Ordinal));
        }),
        Of("of somebody else", Reasons.NotOwned, KStatus.Failed, world =>
        {
            world.Account.AddPolicy("audit");
            return world.PassOverPolicy();
        }),
        Of("over a quota", Reasons.QuotaExceeded, KStatus.Failed, world => RefuseAsync(world, "LimitExceeded")),

        Of("being deleted", Reasons.Throttled, KStatus.Terminating, world =>
            DeleteAsync(world, () => world.Account.Refuse("iam:DeletePolicy", "Throttling"))),
        Of("whose deletion is blocked", Reasons.DeleteBlocked, KStatus.Terminating, world => DeleteAsync(world, () =>
        {
            world.Account.AddRole("foreign");
            world.Account.Roles["foreign"] = world.Account.Roles["foreign"] with { PolicyArns = [FakeAccount.PolicyArn("audit")] };
        })),
    ];

    private static ObjectState Of(string name, string? reason, string kstatus, Func<World, Task> act) =>
        new($"a Policy {name}", reason, kstatus, world => world.Policies.Key("audit"), world => world.Policies.Json("audit"), async world =>
        {
            world.Policies.Apply("audit", Spec);
            await act(world);
        });

    private static Task<Outcome> ApplyAsync(World world, string spec)
    {
        world.Policies.Apply("audit", spec);
        return world.PassOverPolicy();
    }

    private static Task<Outcome> RefuseAsync(World world, string code)
    {
        world.Account.Refuse("iam:CreatePolicy", code);
        return world.PassOverPolicy();
    }

    private static async Task DeleteAsync(World world, Action hinder)
    {
        await world.PassOverPolicy();
        hinder();
        world.Policies.Delete("audit");
        await world.PassOverPolicy();
    }
}
