using RoleOperator.Core.Errors;

namespace RoleOperator.Controllers.Ports;

/// <summary>AWS refused a call, or could not be reached.</summary>
/// <param name="error">The call and AWS's words.</param>
/// <param name="requestId">What AWS support asks for; empty when no answer came.</param>
/// <param name="inner">The SDK's exception.</param>
public sealed class AwsCallException(AwsError error, string requestId, Exception inner)
    : Exception(
        $"{error.Operation}{(error.Region is { } region ? $" in {region}" : "")}: {(error.Code.Length > 0 ? error.Code + ": " : "")}{error.Message}", inner)
{
    /// <summary>The call and AWS's words.</summary>
    public AwsError Error => error;

    /// <summary>What AWS support asks for; empty when no answer came.</summary>
    public string RequestId => requestId;

    /// <summary>The same, with what was done in place of the call, or stays as it was.</summary>
    public AwsCallException With(string instead) => new(error with { Instead = instead }, requestId, InnerException!);

    /// <summary>The same, with what the pass knows of the object.</summary>
    /// <param name="unsettled">See <see cref="AwsError.Unsettled"/>.</param>
    /// <param name="mayBeGone">See <see cref="AwsError.MayBeGone"/>.</param>
    public AwsCallException With(bool unsettled, bool mayBeGone) =>
        new(error with { Unsettled = unsettled, MayBeGone = mayBeGone }, requestId, InnerException!);

    /// <summary>The same, told of a region: what is wrong in one says nothing of the others.</summary>
    public AwsCallException In(string region) => new(error with { Region = region }, requestId, InnerException!);
}
