using RoleOperator.Runtime.Events;

namespace RoleOperator.Benchmarks;

/// <summary>Nobody listens.</summary>
internal sealed class NoEvents : IEventSink
{
    public void Emit(EventRecord record)
    {
    }
}
