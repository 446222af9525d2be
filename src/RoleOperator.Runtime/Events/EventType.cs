namespace RoleOperator.Runtime.Events;

/// <summary>The two types that Kubernetes events have.</summary>
public enum EventType
{
    /// <summary>Something was done.</summary>
    Normal,

    /// <summary>Something needs attention.</summary>
    Warning,
}
