namespace RoleOperator.Core.Planning;

/// <summary>What a policy can be attached to, or can bound.</summary>
public enum PolicyUserKind
{
    /// <summary>A group.</summary>
    Group,

    /// <summary>A role.</summary>
    Role,

    /// <summary>A user.</summary>
    User,
}

/// <summary>Somebody who has a policy.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name in IAM.</param>
public sealed record PolicyUser(PolicyUserKind Kind, string Name)
{
    /// <summary>A role of that name.</summary>
    public static PolicyUser Role(string name) => new(PolicyUserKind.Role, name);

    /// <summary>Kind and name, such as <c>role/orders</c>.</summary>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()}/{Name}";
}

/// <summary>Everybody who uses a policy in one way: by name; by number alone where the names were not read or have not reached the list yet.</summary>
/// <param name="Named">The users, sorted.</param>
/// <param name="Counted">How many there are without a name.</param>
/// <param name="What">What these are, in words.</param>
internal sealed record PolicyUse(IReadOnlyList<PolicyUser> Named, int Counted, string What)
{
    public static PolicyUse Of(IReadOnlyList<PolicyUser>? names, int count, string what) => names is { Count: > 0 }
        ? new([.. names.Distinct().OrderBy(user => user.ToString(), StringComparer.Ordinal)], 0, what)
        : new([], count, what);

    public bool IsAny => Named.Count > 0 || Counted > 0;

    public IEnumerable<string> Words => [.. Named.Select(user => user.ToString()), .. Counted > 0 ? [$"{Counted} {What}"] : (string[])[]];

    public PolicyUse Without(IEnumerable<PolicyUser> users) => this with { Named = [.. Named.Except(users)] };

    /// <summary>
    /// Without those that have lost the policy lately. A count cannot be told apart: where anything was released, it is believed to lag behind.
    /// </summary>
    public PolicyUse WithoutReleased(IReadOnlyCollection<PolicyUser> released) =>
        Without(released) with { Counted = released.Count > 0 ? 0 : Counted };
}
