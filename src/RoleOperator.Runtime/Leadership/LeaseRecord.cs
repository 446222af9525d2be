namespace RoleOperator.Runtime.Leadership;

/// <summary>The content of a coordination lease.</summary>
/// <param name="Holder">The holder's identity; empty, never null, when released.</param>
/// <param name="Duration">How long others wait, unchanged content in sight, before they take it; zero when the record does not say.</param>
/// <param name="Acquired">When the holder took it, by the holder's clock. For people only.</param>
/// <param name="Renewed">When the holder last renewed it, by the holder's clock. For people only: clocks of other machines prove nothing.</param>
/// <param name="Transitions">How often it changed hands.</param>
/// <param name="ResourceVersion">The version that a replacement must still find; empty for a record yet to be created.</param>
public sealed record LeaseRecord(
    string Holder, TimeSpan Duration, DateTimeOffset Acquired, DateTimeOffset Renewed, int Transitions, string ResourceVersion);
