using RoleOperator.Core.Errors;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Controllers.Passes;

/// <summary>What a pass knows of its object that decides what a refusal means.</summary>
/// <param name="AgeOf">How long an error has been there: a policy made a moment ago may be missing for a moment only.</param>
/// <param name="IsUnsettled">Whether IAM may not see yet, or not any more, what the call is authorized by.</param>
/// <param name="IsRemoval">Whether the object is being deleted, so that it may be gone though a read still shows it.</param>
public sealed record RefusalContext(Func<AwsError, TimeSpan> AgeOf, Func<Step, bool> IsUnsettled, bool IsRemoval);
