using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Runtime;

namespace RoleOperator.Controllers.Tests.Statuses;

/// <summary>Every state that an object can be in, each brought about by what users or AWS do.</summary>
internal static class ObjectStates
{
    public static IReadOnlyList<ObjectState> All { get; } = [.. RoleStates.All, .. PolicyStates.All, .. ProfileStates.All];
}

/// <summary>A state of an object.</summary>
/// <param name="Name">In words.</param>
/// <param name="Reason">The reason of its Ready condition; null where it has none.</param>
/// <param name="KStatus">What kstatus has to make of it.</param>
/// <param name="Key">The object.</param>
/// <param name="Json">The object as clients get it.</param>
/// <param name="ArrangeAsync">Brings the state about.</param>
internal sealed record ObjectState(
    string Name,
    string? Reason,
    string KStatus,
    Func<World, ResourceKey> Key,
    Func<World, System.Text.Json.Nodes.JsonObject> Json,
    Func<World, Task> ArrangeAsync);
