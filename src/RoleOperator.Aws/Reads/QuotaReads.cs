using Amazon.IdentityManagement.Model;
using RoleOperator.Aws.Clients;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Planning;

namespace RoleOperator.Aws.Reads;

/// <summary>Reads the account's quotas. IAM tells them in an open map, whose keys its model lists only in part.</summary>
internal sealed class QuotaReads(AwsClients clients)
{
    /// <summary>Asking is a courtesy: where it is denied or fails, IAM's defaults serve, and IAM has the last word anyway.</summary>
    public async Task<RoleQuota?> FindAsync(CancellationToken ct)
    {
        try
        {
            var answer = await AwsCall.MakeAsync("iam:GetAccountSummary", c => clients.Iam.GetAccountSummaryAsync(new GetAccountSummaryRequest(), c), ct);
            return new RoleQuota(
                answer.SummaryMap?.TryGetValue("AttachedPoliciesPerRoleQuota", out var attached) == true ? attached : RoleQuota.Default.Attached,
                answer.SummaryMap?.TryGetValue("RolePolicySizeQuota", out var size) == true ? size : RoleQuota.Default.InlineCharacters);
        }
        catch (AwsCallException)
        {
            return null;
        }
    }
}
