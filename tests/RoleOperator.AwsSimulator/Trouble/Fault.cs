using System.Text.Json.Serialization;

namespace RoleOperator.AwsSimulator.Trouble;

/// <summary>One way in which a call goes wrong. Whether the call was carried out all the same is part of each.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ErrorBefore), "ErrorBefore")]
[JsonDerivedType(typeof(ErrorAfter), "ErrorAfter")]
[JsonDerivedType(typeof(ResetBefore), "ResetBefore")]
[JsonDerivedType(typeof(ResetAfter), "ResetAfter")]
[JsonDerivedType(typeof(SlowDrip), "SlowDrip")]
[JsonDerivedType(typeof(HalfBody), "HalfBody")]
[JsonDerivedType(typeof(HtmlError), "HtmlError")]
[JsonDerivedType(typeof(ClockSkew), "ClockSkew")]
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>True where the operation is carried out although the caller may never learn it.</summary>
    [JsonIgnore]
    public virtual bool Applies => true;

    /// <summary>An error in place of the operation: nothing is done.</summary>
    /// <param name="Code">The code on the wire.</param>
    /// <param name="Message">What is said to people.</param>
    /// <param name="Status">The HTTP status.</param>
    public sealed record ErrorBefore(string Code, string Message, int Status) : Fault
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override bool Applies => false;
    }

    /// <summary>An error in place of the answer: the operation is done, and the caller is told that it was not.</summary>
    /// <param name="Code">The code on the wire.</param>
    /// <param name="Message">What is said to people.</param>
    /// <param name="Status">The HTTP status.</param>
    public sealed record ErrorAfter(string Code, string Message, int Status) : Fault;

    /// <summary>The connection is reset before anything is done.</summary>
    public sealed record ResetBefore : Fault
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override bool Applies => false;
    }

    /// <summary>The operation is done and the connection is reset: the answer is lost.</summary>
    public sealed record ResetAfter : Fault;

    /// <summary>The answer comes a few bytes at a time.</summary>
    /// <param name="Bytes">So many at once; at least one.</param>
    /// <param name="Interval">The pause after each, in real time.</param>
    public sealed record SlowDrip(int Bytes, TimeSpan Interval) : Fault;

    /// <summary>The operation is done, half of the answer arrives, then the connection is reset.</summary>
    public sealed record HalfBody : Fault;

    /// <summary>A page of HTML with status 500, as a proxy in front of AWS writes: nothing is done.</summary>
    public sealed record HtmlError : Fault
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override bool Applies => false;
    }

    /// <summary>AWS's clock and the caller's differ: signatures are checked, and the Date header is written, by a shifted clock.</summary>
    /// <param name="Shift">How far AWS is ahead of the caller; negative where it is behind.</param>
    public sealed record ClockSkew(TimeSpan Shift) : Fault;
}
