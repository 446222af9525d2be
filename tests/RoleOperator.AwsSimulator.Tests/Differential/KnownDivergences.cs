namespace RoleOperator.AwsSimulator.Tests.Differential;

/// <summary>A difference that is known, and in which the simulator follows AWS.</summary>
/// <param name="Claim">What AWS does and moto does not.</param>
/// <param name="Source">Where AWS says so.</param>
/// <param name="Explains">Whether a difference is this one.</param>
public sealed record Divergence(string Claim, string Source, Func<Difference, bool> Explains);

/// <summary>Where moto 5.1.1 is not AWS. A row that no call of the run needs fails the test, so that the list stays true.</summary>
public static class KnownDivergences
{
    public static IReadOnlyList<Divergence> All { get; } = [];

    public static bool SetsApart(Difference difference) => difference.Path.Length == 0;
}
