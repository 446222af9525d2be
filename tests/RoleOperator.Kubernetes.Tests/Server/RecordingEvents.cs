using RoleOperator.Runtime.Events;

namespace KubernetesAdapterTests.Server;

/// <summary>Keeps the events that were emitted.</summary>
internal sealed class RecordingEvents : List<EventRecord>, IEventSink
{
    public void Emit(EventRecord record) => Add(record);
}
