using RoleOperator.AwsSimulator.Authorization;
using RoleOperator.AwsSimulator.Documents;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Sts;

/// <summary>The policies and tags that a session is given. AWS packs them into the token, whose size is limited.</summary>
/// <param name="Documents">Null where the call gives no policy.</param>
/// <param name="PackedSize">Percent of what fits.</param>
public sealed record SessionPolicies(IReadOnlyList<string>? Documents, int? PackedSize)
{
    // AWS packs by an algorithm that it does not publish; this stands for its limit on one document.
    private const int Room = 2048;

    /// <summary>Reads Policy, PolicyArns and Tags of a call.</summary>
    /// <exception cref="AwsErrorException">MalformedPolicyDocument, PackedPolicyTooLarge, or ValidationError for more than ten ARNs.</exception>
    public static SessionPolicies Read(Call call, Account account)
    {
        var inline = call.OptionalText("Policy");
        var arns = call.Structures("PolicyArns").Select(descriptor => (string?)descriptor["arn"]).OfType<string>().ToArray();
        if (arns.Length > 10)
            throw new AwsErrorException(
                "ValidationError",
                "1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to 10",
                400);
        if (inline is not null)
            IdentityPolicy.Check(inline, account.Partition);

        var tags = call.Tags();
        var size = PolicyJson.Size(inline ?? "") + arns.Sum(arn => arn.Length) + tags.Sum(tag => tag.Key.Length + tag.Value.Length);
        var percent = (size * 100 + Room - 1) / Room;
        if (percent > 100)
            throw call.Error("PackedPolicyTooLarge", $"Packed size of session tags consumes {percent}% of allotted space.");
        if (inline is null && arns.Length == 0)
            return new SessionPolicies(null, tags.Count > 0 ? percent : null);
        // A policy that is not there allows nothing.
        var documents = arns.Select(arn => CallerPolicies.Document(call.World, account, arn)).OfType<string>();
        return new SessionPolicies([.. documents, .. inline is null ? Array.Empty<string>() : [inline]], percent);
    }
}
