namespace RoleOperator.Core.Planning;

/// <summary>An instance profile that holds a role and belongs to an object of this cluster that wants it to.</summary>
/// <param name="Name">Its name in AWS.</param>
/// <param name="KeptBy">
/// The object, such as <c>InstanceProfile shop/web</c>, where instances may go on using the profile; null where the profile is being deleted, so that the
/// role is taken out of it without force.
/// </param>
public sealed record HoldingProfile(string Name, string? KeptBy = null);
