namespace RoleOperator.Runtime.Events;

/// <summary>Where events go. They tell people; nothing rests on them, so they may be merged, delayed or lost.</summary>
public interface IEventSink
{
    /// <summary>Takes an event. Never blocks and never throws.</summary>
    /// <param name="record">What happened.</param>
    void Emit(EventRecord record);
}
