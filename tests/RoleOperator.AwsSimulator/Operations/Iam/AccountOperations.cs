using System.Text.Json.Nodes;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>What an account has and may have.</summary>
internal static class AccountOperations
{
    /// <summary>GetAccountSummary: an open map, with keys that the model's enum lacks.</summary>
    public static JsonObject Summary(Call call)
    {
        var account = call.Account;
        List<World.ManagedPolicy> policies = [.. account.Policies.Newest];
        var summary = new JsonObject
        {
            ["Users"] = account.Users.Newest.Count(),
            ["Groups"] = account.Groups.Newest.Count(),
            ["Roles"] = account.Roles.Newest.Count(),
            ["InstanceProfiles"] = account.Profiles.Newest.Count(),
            ["Policies"] = policies.Count,
            ["PolicyVersionsInUse"] = policies.Sum(policy => policy.Versions.Count),
            ["Providers"] = account.OidcProviders.Newest.Count() + account.SamlProviders.Newest.Count(),
            ["AccountMFAEnabled"] = 1,
            ["AccountAccessKeysPresent"] = 0,
            ["AccountSigningCertificatesPresent"] = 0,
            ["MFADevices"] = 0,
            ["MFADevicesInUse"] = 0,
            ["ServerCertificates"] = 0,
            ["ServerCertificatesQuota"] = 20,
            ["SigningCertificatesPerUserQuota"] = 2,
            ["GlobalEndpointTokenVersion"] = 1,
        };
        foreach (var (name, quota) in account.Quotas.Reported)
            summary[name] = quota;
        return new JsonObject { ["SummaryMap"] = summary };
    }
}
