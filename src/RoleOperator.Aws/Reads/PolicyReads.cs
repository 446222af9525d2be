using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using RoleOperator.Aws.Clients;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Documents;
using RoleOperator.Core.Planning;
using PolicyUser = RoleOperator.Core.Planning.PolicyUser;

namespace RoleOperator.Aws.Reads;

/// <summary>
/// Reads customer managed policies: one call for the policy; then, of one that concerns the caller, one for the document in force, more only where asked for.
/// </summary>
internal sealed class PolicyReads(AwsClients clients)
{
    public async Task<ObservedPolicy?> FindAsync(string arn, PolicyReading reading, Func<ObservedPolicy, bool> concerns, CancellationToken ct)
    {
        var found = await AwsCall.FindAsync("iam:GetPolicy", c => clients.Iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = arn }, c), ct);
        if (found is null) return null;
        var policy = Observed(found.Policy);
        if (!concerns(policy)) return policy;

        var users = reading.HasFlag(PolicyReading.Users);
        return policy with
        {
            Document = reading.HasFlag(PolicyReading.Document) ? await DocumentAsync(arn, policy.DefaultVersionId, ct) : null,
            Versions = reading.HasFlag(PolicyReading.Versions) ? [.. (await VersionIdsAsync(arn, ct)).Select(v => Observed(v, null))] : null,
            Users = users && policy.AttachmentCount > 0 ? await UsersAsync(arn, PolicyUsageType.PermissionsPolicy, ct) : null,
            Bounded = users && policy.BoundaryUsageCount > 0 ? await UsersAsync(arn, PolicyUsageType.PermissionsBoundary, ct) : null,
        };
    }

    public async Task<IReadOnlyList<ObservedVersion>> FindVersionsAsync(ObservedPolicy policy, CancellationToken ct) =>
        await Task.WhenAll((await VersionIdsAsync(policy.Arn, ct)).Select(async version => Observed(
            version,
            version.VersionId == policy.DefaultVersionId && policy.Document is { } read ? read : await DocumentAsync(policy.Arn, version.VersionId, ct))));

    private static ObservedPolicy Observed(ManagedPolicy policy) => new()
    {
        Name = policy.PolicyName,
        Path = policy.Path,
        Arn = policy.Arn,
        Id = policy.PolicyId,
        Description = policy.Description ?? "",
        DefaultVersionId = policy.DefaultVersionId,
        Tags = TagSet.Of(policy.Tags),
        AttachmentCount = policy.AttachmentCount ?? 0,
        BoundaryUsageCount = policy.PermissionsBoundaryUsageCount ?? 0,
    };

    private static ObservedVersion Observed(PolicyVersion version, ObservedDocument? document) =>
        new(version.VersionId, version.IsDefaultVersion == true, document);

    private async Task<ObservedDocument> DocumentAsync(string arn, string version, CancellationToken ct)
    {
        var read = await AwsCall.MakeAsync(
            "iam:GetPolicyVersion", c => clients.Iam.GetPolicyVersionAsync(new GetPolicyVersionRequest { PolicyArn = arn, VersionId = version }, c), ct);
        return PolicyDocument.FromWire(read.PolicyVersion.Document, DocumentKind.Identity);
    }

    private async Task<IReadOnlyList<PolicyVersion>> VersionIdsAsync(string arn, CancellationToken ct)
    {
        var all = await AwsCall.ListAsync("iam:ListPolicyVersions", async (marker, c) =>
        {
            var page = await clients.Iam.ListPolicyVersionsAsync(new ListPolicyVersionsRequest { PolicyArn = arn, Marker = marker }, c);
            return (page.Versions, page.IsTruncated == true ? page.Marker : null);
        }, ct);
        return [.. all.OrderBy(v => VersionNumber.Of(v.VersionId))];
    }

    private Task<List<PolicyUser>> UsersAsync(string arn, PolicyUsageType usage, CancellationToken ct) =>
        AwsCall.ListAsync("iam:ListEntitiesForPolicy", async (marker, c) =>
        {
            var page = await clients.Iam.ListEntitiesForPolicyAsync(
                new ListEntitiesForPolicyRequest { PolicyArn = arn, PolicyUsageFilter = usage, Marker = marker }, c);
            List<PolicyUser> users =
            [
                .. (page.PolicyRoles ?? []).Select(r => PolicyUser.Role(r.RoleName)),
                .. (page.PolicyUsers ?? []).Select(u => new PolicyUser(PolicyUserKind.User, u.UserName)),
                .. (page.PolicyGroups ?? []).Select(g => new PolicyUser(PolicyUserKind.Group, g.GroupName)),
            ];
            return ((List<PolicyUser>?)users, page.IsTruncated == true ? page.Marker : null);
        }, ct);
}
