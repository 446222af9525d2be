namespace RoleOperator.Core.Planning;

/// <summary>A role that has a policy and whose object is being deleted.</summary>
/// <param name="Name">Its name in AWS.</param>
/// <param name="PausedBy">
/// Its object, such as <c>Role shop/orders</c>, where that is paused and the role therefore stays until somebody acts; else null.
/// </param>
public sealed record LeavingRole(string Name, string? PausedBy = null);
