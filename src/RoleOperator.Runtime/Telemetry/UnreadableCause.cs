namespace RoleOperator.Runtime.Telemetry;

/// <summary>Why something from a list or a watch could not be used.</summary>
public enum UnreadableCause
{
    /// <summary>An object whose JSON does not fit its kind.</summary>
    Content,

    /// <summary>An object without a name, a namespace or a resource version.</summary>
    Metadata,

    /// <summary>An object of another kind.</summary>
    Kind,

    /// <summary>A line of a watch that is no event.</summary>
    Line,

    /// <summary>A line of a watch that goes on beyond what is read.</summary>
    LineTooLong,

    /// <summary>An error other than 410 in the middle of a watch.</summary>
    Error,

    /// <summary>A page of a list that is larger than what is read; smaller pages are asked for.</summary>
    PageTooLarge,
}
