using RoleOperator.Controllers.Tests.Ends;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Resources;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Statuses;

/// <summary>What brings the states of one kind about, on one object of it.</summary>
/// <param name="kind">Such as <c>a Role</c>.</param>
/// <param name="name">The object's name.</param>
/// <param name="spec">What it is applied with.</param>
/// <param name="create">The call that makes it in AWS.</param>
/// <param name="cluster">Where it is.</param>
/// <param name="pass">One pass over it.</param>
internal sealed class StateScript<TSpec, TStatus>(
    string kind, string name, string spec, string create, Func<World, FakeCluster<TSpec, TStatus>> cluster, Func<World, Task<Outcome>> pass)
    where TSpec : class
    where TStatus : class, new()
{
    /// <summary>A state of the object, which has been applied and not passed over when it begins.</summary>
    /// <param name="state">In words.</param>
    /// <param name="reason">The reason of its Ready condition; null where it has none.</param>
    /// <param name="kstatus">What kstatus has to make of it.</param>
    /// <param name="act">Brings it about.</param>
    /// <param name="before">Comes before the object is applied.</param>
    public ObjectState Of(string state, string? reason, string kstatus, Func<World, Task> act, Action<World>? before = null) =>
        new($"{kind} {state}", reason, kstatus, world => cluster(world).Key(name), world => cluster(world).Json(name), async world =>
        {
            before?.Invoke(world);
            cluster(world).Apply(name, spec);
            await act(world);
        });

    /// <summary>The user changes it, and a pass sees that.</summary>
    public Task<Outcome> ApplyAsync(World world, string changed)
    {
        cluster(world).Apply(name, changed);
        return pass(world);
    }

    /// <summary>AWS refuses to make it.</summary>
    public Task<Outcome> RefuseAsync(World world, string code, string message = "no")
    {
        world.Account.Refuse(create, code, message);
        return pass(world);
    }

    /// <summary>The user pauses it, and a pass sees that.</summary>
    public Task<Outcome> PauseAsync(World world)
    {
        cluster(world).Annotate(name, $"{WellKnown.Paused}=true");
        return pass(world);
    }

    /// <summary>The user deletes it when it is made, and something hinders that.</summary>
    public async Task DeleteAsync(World world, Action hinder)
    {
        await pass(world);
        hinder();
        cluster(world).Delete(name);
        await pass(world);
    }
}
