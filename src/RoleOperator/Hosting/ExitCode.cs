namespace RoleOperator.Hosting;

/// <summary>What the process tells its supervisor at the end.</summary>
internal sealed class ExitCode
{
    /// <summary>Something failed that should not.</summary>
    public const int Crashed = 1;

    /// <summary>The configuration is unusable, so that starting again does not help.</summary>
    public const int Unusable = 2;

    /// <summary>Another replica leads, or may lead: a new process must start from a clean state.</summary>
    public const int LeadershipLost = 3;

    /// <summary>A second signal cut a clean stop short; the same number as shells report for a process that the signal killed.</summary>
    public static int OfSignal(int number) => 128 + number;

    /// <summary>0 after a clean stop.</summary>
    public int Value { get; set; }
}
