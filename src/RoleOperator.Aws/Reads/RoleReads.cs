using System.Globalization;
using Amazon.IdentityManagement.Model;
using RoleOperator.Aws.Clients;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Documents;
using RoleOperator.Core.Planning;

namespace RoleOperator.Aws.Reads;

/// <summary>
/// Reads roles: one call for the role; then, of one that concerns the caller, one each for attachments and inline names, one for each inline document.
/// </summary>
internal sealed class RoleReads(AwsClients clients)
{
    public async Task<ObservedRole?> FindAsync(string name, RoleReading reading, Func<ObservedRole, bool> concerns, CancellationToken ct)
    {
        var found = await AwsCall.FindAsync("iam:GetRole", c => clients.Iam.GetRoleAsync(new GetRoleRequest { RoleName = name }, c), ct);
        if (found is null) return null;
        var role = Observed(found.Role);
        if (!concerns(role)) return role;

        var attached = AttachedAsync(name, ct);
        var inline = InlineAsync(name, reading.HasFlag(RoleReading.Documents), ct);
        var profiles = reading.HasFlag(RoleReading.InstanceProfiles) ? ProfilesAsync(name, ct) : Task.FromResult<List<string>?>(null);
        await Task.WhenAll(attached, inline, profiles);
        return role with { PolicyArns = await attached, Inline = await inline, InstanceProfiles = await profiles };
    }

    private static ObservedRole Observed(Role role) => new()
    {
        Name = role.RoleName,
        Path = role.Path,
        Arn = role.Arn,
        Id = role.RoleId,
        Description = role.Description ?? "",
        MaxSessionSeconds = role.MaxSessionDuration ?? 3600,
        BoundaryArn = role.PermissionsBoundary?.PermissionsBoundaryArn,
        Trust = PolicyDocument.FromWire(role.AssumeRolePolicyDocument ?? "", DocumentKind.Trust),
        Tags = TagSet.Of(role.Tags),
        LastUsedDate = role.RoleLastUsed?.LastUsedDate?.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        LastUsedRegion = role.RoleLastUsed?.Region,
    };

    private async Task<List<string>> AttachedAsync(string role, CancellationToken ct)
    {
        var all = await AwsCall.ListAsync("iam:ListAttachedRolePolicies", async (marker, c) =>
        {
            var page = await clients.Iam.ListAttachedRolePoliciesAsync(new ListAttachedRolePoliciesRequest { RoleName = role, Marker = marker }, c);
            return (page.AttachedPolicies, page.IsTruncated == true ? page.Marker : null);
        }, ct);
        return all.ConvertAll(p => p.PolicyArn);
    }

    private async Task<IReadOnlyDictionary<string, ObservedDocument?>> InlineAsync(string role, bool documents, CancellationToken ct)
    {
        var names = await AwsCall.ListAsync("iam:ListRolePolicies", async (marker, c) =>
        {
            var page = await clients.Iam.ListRolePoliciesAsync(new ListRolePoliciesRequest { RoleName = role, Marker = marker }, c);
            return (page.PolicyNames, page.IsTruncated == true ? page.Marker : null);
        }, ct);

        var read = await Task.WhenAll(names.Select(async name => (name, Document: documents ? await InlineDocumentAsync(role, name, ct) : null)));

        // A policy that vanished between the list and the read is not there.
        return read.Where(p => !documents || p.Document is not null).ToDictionary(p => p.name, p => p.Document, StringComparer.Ordinal);
    }

    private async Task<ObservedDocument?> InlineDocumentAsync(string role, string policy, CancellationToken ct)
    {
        var found = await AwsCall.FindAsync(
            "iam:GetRolePolicy", c => clients.Iam.GetRolePolicyAsync(new GetRolePolicyRequest { RoleName = role, PolicyName = policy }, c), ct);
        return found is null ? null : PolicyDocument.FromWire(found.PolicyDocument, DocumentKind.Identity);
    }

    private async Task<List<string>?> ProfilesAsync(string role, CancellationToken ct)
    {
        var all = await AwsCall.ListAsync("iam:ListInstanceProfilesForRole", async (marker, c) =>
        {
            var page = await clients.Iam.ListInstanceProfilesForRoleAsync(new ListInstanceProfilesForRoleRequest { RoleName = role, Marker = marker }, c);
            return (page.InstanceProfiles, page.IsTruncated == true ? page.Marker : null);
        }, ct);
        return all.ConvertAll(p => p.InstanceProfileName);
    }
}
