using System.Globalization;
using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Documents;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>The versions of managed policies: five at most, numbered upwards, no number twice.</summary>
internal static class PolicyVersionOperations
{
    /// <summary>CreatePolicyVersion: the reply has no document.</summary>
    public static JsonObject Create(Call call)
    {
        var policy = ExistingPolicy.Own(call);
        var document = call.Text("PolicyDocument");
        IdentityPolicy.Check(document, call.Account.Partition);
        RefuseTooLong(call, document);
        var most = call.Account.Quotas["VersionsPerPolicyQuota"];
        if (policy.Versions.Count >= most)
            throw call.Error(
                "LimitExceeded",
                $"A managed policy can have up to {most} versions. Before you create a new version, you must delete an existing version.");
        RefuseTooMany(call);
        var version = new PolicyVersion(policy.Next, document, call.Now);
        var written = policy with
        {
            Versions = policy.Versions.Add(version),
            Next = policy.Next + 1,
            Default = call.Flag("SetAsDefault") ? version.Number : policy.Default,
            UpdatedAt = call.Now,
        };
        Put(call, written);
        return new JsonObject { ["PolicyVersion"] = Describe.Version(written, version) };
    }

    /// <summary>GetPolicyVersion: the only read of one document.</summary>
    public static JsonObject Get(Call call)
    {
        var policy = ExistingPolicy.Seen(call);
        return new JsonObject { ["PolicyVersion"] = Describe.WholeVersion(call, policy, Find(call, policy)) };
    }

    /// <summary>ListPolicyVersions: newest first, without documents.</summary>
    public static JsonObject List(Call call)
    {
        var policy = ExistingPolicy.Seen(call);
        var listed = call.World.See(call.Account.Policies, policy.Name, Reader.List) is { } own && own.Id == policy.Id ? own : policy;
        return Paging.Page(
            call,
            "Versions",
            listed.Versions,
            version => (int.MaxValue - version.Number).ToString("D10", CultureInfo.InvariantCulture),
            version => Describe.Version(listed, version));
    }

    /// <summary>SetDefaultPolicyVersion: at once for all who use the policy.</summary>
    public static JsonObject SetDefault(Call call)
    {
        var policy = ExistingPolicy.Own(call);
        Put(call, policy with { Default = Find(call, policy).Number });
        return [];
    }

    /// <summary>DeletePolicyVersion: any but the default.</summary>
    public static JsonObject Delete(Call call)
    {
        var policy = ExistingPolicy.Own(call);
        var version = Find(call, policy);
        if (version.Number == policy.Default)
            throw call.Error("DeleteConflict", "Cannot delete the default version of a policy.");
        Put(call, policy with { Versions = policy.Versions.Remove(version) });
        return [];
    }

    /// <summary>Refuses a document over the quota of managed policies.</summary>
    /// <exception cref="AwsErrorException">LimitExceeded.</exception>
    public static void RefuseTooLong(Call call, string document)
    {
        var most = call.Account.Quotas["PolicySizeQuota"];
        if (PolicyJson.Size(document) > most)
            throw call.Error("LimitExceeded", $"Cannot exceed quota for PolicySize: {most}");
    }

    /// <summary>Refuses one more version where the account has as many as it may, of all its policies together.</summary>
    /// <exception cref="AwsErrorException">LimitExceeded.</exception>
    public static void RefuseTooMany(Call call)
    {
        var most = call.Account.Quotas["PolicyVersionsInUseQuota"];
        if (call.Account.Policies.Newest.Sum(policy => policy.Versions.Count) >= most)
            throw call.Error("LimitExceeded", $"Cannot exceed quota for PolicyVersionsInUse: {most}");
    }

    private static PolicyVersion Find(Call call, ManagedPolicy policy)
    {
        var id = call.Text("VersionId");
        return policy.Versions.Find(version => version.Id == id)
            ?? throw call.Error("NoSuchEntity", $"Policy {call.Text("PolicyArn")} version {id} does not exist or is not attachable.");
    }

    private static void Put(Call call, ManagedPolicy policy) => Writes.Put(call, call.Account.Policies, policy.Name, policy);
}
