namespace RoleOperator.Runtime.Events;

/// <summary>What to do about one event.</summary>
public abstract record EventDecision
{
    private EventDecision()
    {
    }

    /// <summary>Create a new event object.</summary>
    /// <param name="Series">Names it, uniquely within this process, for later updates.</param>
    public sealed record Post(long Series) : EventDecision;

    /// <summary>It happened again: update the event object of that series.</summary>
    /// <param name="Series">The series.</param>
    /// <param name="Count">How often it happened in all, repeats that were dropped included.</param>
    public sealed record Update(long Series, int Count) : EventDecision;

    /// <summary>Say nothing: the object has been talking too much.</summary>
    public sealed record Drop : EventDecision;
}
