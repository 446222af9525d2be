using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Planning.Steps;

/// <summary>
/// One AWS call that changes something, as a value. The list of cases is closed: whatever the operator can do to an account stands in this
/// folder, and plan mode, events, tests and the least-privilege IAM policy all read it.
/// </summary>
public abstract partial record Step
{
    private Step(string action, string subject, Aspect aspect)
    {
        Action = action;
        Subject = subject;
        Aspect = aspect;
    }

    /// <summary>The IAM action that the call needs, such as <c>iam:AttachRolePolicy</c>.</summary>
    public string Action { get; }

    /// <summary>What the call is about, for people: the policy, the tag keys, the instance.</summary>
    public string Subject { get; }

    /// <summary>The part of the object that the call changes. See <see cref="StepGate"/> for what its failure stops.</summary>
    public Aspect Aspect { get; }

    /// <summary>Aspects whose failure in this pass forbids the step, beside its own and <see cref="Aspect.Existence"/>.</summary>
    public virtual IReadOnlyList<Aspect> Needs => [];

    /// <summary>
    /// Whether doing it twice leaves what doing it once leaves, or is refused by AWS the second time. What is not repeatable must not follow
    /// from a read that is older than the first time.
    /// </summary>
    public virtual bool IsRepeatable => true;

    /// <summary>
    /// Whether the call sets what later calls are authorized by, the owner tag or the boundary: IAM may not see it for a moment and deny what it allows.
    /// </summary>
    public bool SetsAuthority => Aspect == Aspect.Existence || this is PutBoundary;

    /// <summary>What keeps the step's refusal from leaving a gap; null where it leaves none.</summary>
    public virtual Fallback? Fallback => null;

    /// <summary>
    /// Whether the step asks whether AWS would allow what the next steps of its aspect do. A refusal for want of room says yes; any other stops them
    /// before they have changed anything. Where there is room after all, the step itself has done what they were to do.
    /// </summary>
    public virtual bool IsProbe => false;

    /// <summary>What a person is told stays as it is while AWS refuses the step; null where that goes without saying.</summary>
    public virtual string? IfRefused => null;

    /// <summary>One line: action and subject.</summary>
    public sealed override string ToString() => $"{Action} {Subject}";

    /// <summary>Setting the owner tag is a claim to the object: where it fails, nothing else may be written.</summary>
    private static Aspect AspectOf(IReadOnlyDictionary<string, string> tags) =>
        tags.ContainsKey(Owner.TagKey) ? Aspect.Existence : Aspect.Tags;
}

/// <summary>What is done at once where AWS refuses a step for which room was made, for a reason that will last.</summary>
/// <param name="Step">The call that brings back what was there.</param>
/// <param name="Words">What a person is told of it, beside why the step was refused.</param>
public sealed record Fallback(Step Step, string Words);

/// <summary>Parts of an AWS object that can be changed, and can fail, independently of each other.</summary>
public enum Aspect
{
    /// <summary>Creation, or taking over what exists; nothing else can be done where it failed.</summary>
    Existence,

    /// <summary>Tags.</summary>
    Tags,

    /// <summary>Description and session duration of a role.</summary>
    Attributes,

    /// <summary>Trust policy of a role.</summary>
    Trust,

    /// <summary>Permissions boundary of a role; permissions are not granted where tightening it failed.</summary>
    Boundary,

    /// <summary>Managed and inline policies of a role.</summary>
    Permissions,

    /// <summary>Document and versions of a policy.</summary>
    Document,

    /// <summary>The role in an instance profile.</summary>
    Membership,

    /// <summary>Associations with EC2 instances.</summary>
    Instances,

    /// <summary>Deletion; not tried where anything before it failed.</summary>
    Removal,
}
