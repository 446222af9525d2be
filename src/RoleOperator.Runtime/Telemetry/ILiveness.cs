namespace RoleOperator.Runtime.Telemetry;

/// <summary>A loop that can tell whether it moves.</summary>
public interface ILiveness
{
    /// <summary>What shows that the loop has stopped moving, in words; null while it moves, and while it has nothing to do.</summary>
    string? Stuck { get; }
}
