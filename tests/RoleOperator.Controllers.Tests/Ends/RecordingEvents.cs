using RoleOperator.Runtime.Events;

namespace RoleOperator.Controllers.Tests.Ends;

/// <summary>Keeps the events.</summary>
internal sealed class RecordingEvents : List<EventRecord>, IEventSink
{
    public void Emit(EventRecord record) => Add(record);

    /// <summary>Type and reason of each.</summary>
    public IEnumerable<string> Reasons => this.Select(record => $"{record.Type} {record.Reason}");
}
