using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Planning;

/// <summary>What is to be said and done about one wanted instance.</summary>
/// <param name="Status">Its entry in status.</param>
/// <param name="Steps">What associates it; empty when it is associated, or cannot be.</param>
/// <param name="Reason">The reason for which it is not ready and nothing can be done about it now, or null.</param>
internal sealed record InstanceFinding(InstanceStatus Status, IReadOnlyList<Step> Steps, string? Reason)
{
    public string Words => $"instance {Status.Id} in {Status.Region} {Status.Message}";

    public static InstanceFinding Of(DesiredInstanceProfile desired, ObservedInstanceProfile? profile, WantedInstance wanted)
    {
        if (wanted.Observed is not { State: { } state } instance)
            return NotReady(wanted, InstanceStates.NotFound, "does not exist; correct the id and region in spec.instances, or remove it");
        if (instance.IsTerminated)
            return NotReady(wanted, InstanceStates.NotFound, $"is {state}; remove it from spec.instances");

        // Asked to associate it once more, EC2 would refuse.
        if (instance.IsAwaited && instance.ProfileArn != desired.Arn)
            return new(StatusOf(wanted, InstanceStates.Associating, "is being associated") with { AssociationId = null }, [], Reasons.Progressing);

        return instance.ProfileArn switch
        {
            null => state is "running" or "stopped"
                ? new(StatusOf(wanted, InstanceStates.NotAssociated, "carries no profile"), [Associate(desired, instance)], null)
                : NotReady(wanted, InstanceStates.NotAssociated, $"is {state}; it is associated once it is running or stopped"),
            var arn when arn != desired.Arn => Other(desired, wanted, instance, state),
            _ when IsGhost(profile, instance) => Swap(
                desired, wanted, instance, state, InstanceStates.NotAssociated,
                $"carries {instance.ProfileId}, a deleted profile of the same name, and so has no credentials"),
            _ when instance.IsAssociating => new(
                StatusOf(wanted, InstanceStates.Associating, "is being associated"), [], Reasons.Progressing),
            _ => new(StatusOf(wanted, InstanceStates.Associated, null), [], null),
        };
    }

    /// <summary>Two objects that both replaced would take the instance from each other for ever: the one whose profile it carries keeps it.</summary>
    private static InstanceFinding Other(DesiredInstanceProfile desired, WantedInstance wanted, ObservedInstance instance, string state) =>
        instance.WantedBy is { } rival
            ? NotReady(wanted, InstanceStates.OtherProfile,
                $"carries {instance.ProfileArn}, for {rival} wants it as well; take it out of spec.instances of one of the two objects")
        : wanted.Replace == Replace.Always
            ? Swap(desired, wanted, instance, state, InstanceStates.OtherProfile, $"carries {instance.ProfileArn}")
            : NotReady(wanted, InstanceStates.OtherProfile,
                $"carries {instance.ProfileArn}; set replace to Always in its entry of spec.instances to have that replaced, or disassociate it");

    /// <summary>EC2 replaces an association on a running instance only; on any other the old one must go first.</summary>
    private static InstanceFinding Swap(
        DesiredInstanceProfile desired, WantedInstance wanted, ObservedInstance instance, string state, string status, string message) =>
        (state, instance.AssociationId) switch
        {
            ("running", { } id) => new(StatusOf(wanted, status, message), [new Step.ReplaceAssociation(instance.Region, instance.Id, id, desired.Name)], null),
            ("stopped", { } id) => new(
                StatusOf(wanted, status, message),
                [new Step.Disassociate(instance.Region, instance.Id, id), Associate(desired, instance)], null),
            (_, null) => NotReady(wanted, status, $"{message}, and EC2 does not show that association yet; it is replaced once it does"),
            _ => NotReady(wanted, status, $"{message} and is {state}; that is replaced once it is running or stopped"),
        };

    /// <summary>
    /// A profile that was deleted and made again has another id, and what was associated with the old one stays broken. Only
    /// genuine ids are compared: some emulators show the association's id in their place. A profile that is still to be made will have an id of
    /// its own, so whatever carries its ARN now carries a ghost.
    /// </summary>
    private static bool IsGhost(ObservedInstanceProfile? profile, ObservedInstance instance) =>
        instance.ProfileId is { } id && IsProfileId(id) && (profile is null || (id != profile.Id && IsProfileId(profile.Id)));

    private static bool IsProfileId(string id) => id.StartsWith("AIPA", StringComparison.Ordinal);

    private static Step.Associate Associate(DesiredInstanceProfile desired, ObservedInstance instance) => new(instance.Region, instance.Id, desired.Name);

    private static InstanceFinding NotReady(WantedInstance wanted, string state, string message) =>
        new(StatusOf(wanted, state, message), [], Reasons.InstancesNotReady);

    private static InstanceStatus StatusOf(WantedInstance wanted, string state, string? message) => new()
    {
        Id = wanted.Address.Id,
        Region = wanted.Address.Region,
        AssociationId = wanted.Observed?.AssociationId,
        State = state,
        Message = message,
    };
}
