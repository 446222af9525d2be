using System.Diagnostics;
using Amazon.EC2;
using Amazon.IdentityManagement;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Aws.Steps;

/// <summary>Which call belongs to which step.</summary>
internal static class StepCalls
{
    /// <summary>Makes the one call of a step.</summary>
    /// <param name="iam">IAM; without retries where the step must not be repeated.</param>
    /// <param name="ec2">EC2 of a region.</param>
    /// <param name="step">The step.</param>
    /// <param name="ct">Gives up.</param>
    public static Task<StepAnswer> MakeAsync(IAmazonIdentityManagementService iam, Func<string, IAmazonEC2> ec2, Step step, CancellationToken ct) => step switch
    {
        Step.CreateRole s => RoleStepCalls.MakeAsync(iam, s, ct),
        Step.UpdateRole s => RoleStepCalls.MakeAsync(iam, s, ct),
        Step.UpdateTrust s => RoleStepCalls.MakeAsync(iam, s, ct),
        Step.PutBoundary s => RoleStepCalls.MakeAsync(iam, s, ct),
        Step.DeleteBoundary s => RoleStepCalls.MakeAsync(iam, s, ct),
        Step.AttachPolicy s => RoleStepCalls.MakeAsync(iam, s, ct),
        Step.DetachPolicy s => RoleStepCalls.MakeAsync(iam, s, ct),
        Step.PutInlinePolicy s => RoleStepCalls.MakeAsync(iam, s, ct),
        Step.DeleteInlinePolicy s => RoleStepCalls.MakeAsync(iam, s, ct),
        Step.TagRole s => RoleStepCalls.MakeAsync(iam, s, ct),
        Step.UntagRole s => RoleStepCalls.MakeAsync(iam, s, ct),
        Step.LeaveInstanceProfile s => RoleStepCalls.MakeAsync(iam, s, ct),
        Step.DeleteRole s => RoleStepCalls.MakeAsync(iam, s, ct),

        Step.CreatePolicy s => PolicyStepCalls.MakeAsync(iam, s, ct),
        Step.CreatePolicyVersion s => PolicyStepCalls.MakeAsync(iam, s, ct),
        Step.SetDefaultVersion s => PolicyStepCalls.MakeAsync(iam, s, ct),
        Step.DeletePolicyVersion s => PolicyStepCalls.MakeAsync(iam, s, ct),
        Step.TagPolicy s => PolicyStepCalls.MakeAsync(iam, s, ct),
        Step.UntagPolicy s => PolicyStepCalls.MakeAsync(iam, s, ct),
        Step.DeletePolicy s => PolicyStepCalls.MakeAsync(iam, s, ct),

        Step.CreateInstanceProfile s => InstanceProfileStepCalls.MakeAsync(iam, s, ct),
        Step.AddRole s => InstanceProfileStepCalls.MakeAsync(iam, s, ct),
        Step.RemoveRole s => InstanceProfileStepCalls.MakeAsync(iam, s, ct),
        Step.TagInstanceProfile s => InstanceProfileStepCalls.MakeAsync(iam, s, ct),
        Step.UntagInstanceProfile s => InstanceProfileStepCalls.MakeAsync(iam, s, ct),
        Step.DeleteInstanceProfile s => InstanceProfileStepCalls.MakeAsync(iam, s, ct),
        Step.Associate s => InstanceProfileStepCalls.MakeAsync(ec2(s.Region), s, ct),
        Step.ReplaceAssociation s => InstanceProfileStepCalls.MakeAsync(ec2(s.Region), s, ct),
        Step.Disassociate s => InstanceProfileStepCalls.MakeAsync(ec2(s.Region), s, ct),

        _ => throw new UnreachableException($"no call for {step}"),
    };
}
