namespace RoleOperator.Core.Errors;

/// <summary>
/// What a failed call means for the pass. The list is closed; <see cref="AwsErrorTable"/> is the only place that looks at codes. No class means
/// "never again": whatever the fault, the object is checked again, sooner or later.
/// </summary>
public abstract record AwsFault
{
    private AwsFault() { }

    /// <summary>What to do, or to expect, where that depends on more than the class; else null.</summary>
    public string? Advice { get; init; }

    /// <summary>AWS asks to slow down; nothing is wrong with the object.</summary>
    public sealed record Throttled : AwsFault;

    /// <summary>Somebody changed the same object at the same moment, or it was read too early: read again and plan again.</summary>
    public sealed record Concurrent : AwsFault;

    /// <summary>Something made moments ago is not known everywhere yet; try again in seconds.</summary>
    public sealed record Propagating : AwsFault;

    /// <summary>Something that the call names does not exist: a policy, a role, an instance. It may appear.</summary>
    public sealed record DependencyMissing : AwsFault;

    /// <summary>The object to be created exists: read it and apply the adoption rule.</summary>
    public sealed record AlreadyExists : AwsFault;

    /// <summary>The object is gone. A removal has thereby succeeded; any other call has to read again.</summary>
    public sealed record AlreadyGone : AwsFault;

    /// <summary>Only a person can mend it, in the spec or in AWS.</summary>
    /// <param name="Reason">One of <see cref="Resources.Statuses.Reasons"/>.</param>
    public sealed record UserMustAct(string Reason) : AwsFault;

    /// <summary>AWS does not accept the credentials themselves: no call of this account will work, so the pass ends.</summary>
    public sealed record Credentials : AwsFault;

    /// <summary>The network or AWS itself failed.</summary>
    public sealed record Transport : AwsFault;
}
