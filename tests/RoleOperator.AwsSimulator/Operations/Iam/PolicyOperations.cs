using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Documents;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>Managed policies: create, read, list, delete.</summary>
internal static class PolicyOperations
{
    /// <summary>CreatePolicy. The name is unique in the account, whatever the path and the case. The reply has no description.</summary>
    public static JsonObject Create(Call call)
    {
        var name = call.Text("PolicyName");
        var document = call.Text("PolicyDocument");
        IdentityPolicy.Check(document, call.Account.Partition);
        if (call.Account.Policies.Find(name) is not null)
            throw call.Error("EntityAlreadyExists", $"A policy called {name} already exists. Duplicate names are not allowed.");
        PolicyVersionOperations.RefuseTooLong(call, document);
        var policy = new ManagedPolicy(name, call.OptionalText("Path") ?? "/", call.World.Ids.Unique("ANPA"), call.Now)
        {
            Description = call.OptionalText("Description"),
            Tags = TagRules.Add(call, [], TagRules.OfOthers),
            Versions = [new PolicyVersion(1, document, call.Now)],
            Default = 1,
            Next = 2,
            UpdatedAt = call.Now,
        };
        var most = call.Account.Quotas["PoliciesQuota"];
        if (call.Account.Policies.Newest.Count() >= most)
            throw call.Error("LimitExceeded", $"Cannot exceed quota for PoliciesPerAccount: {most}");
        PolicyVersionOperations.RefuseTooMany(call);
        Writes.Put(call, call.Account.Policies, name, policy);
        var described = Describe.Policy(ExistingPolicy.ArnOf(call.Account, policy), policy, default);
        described["Tags"] = policy.Tags.IsEmpty ? null : Describe.Tags(policy.Tags);
        return new JsonObject { ["Policy"] = described };
    }

    /// <summary>GetPolicy: all but the documents.</summary>
    public static JsonObject Get(Call call)
    {
        var policy = ExistingPolicy.Seen(call);
        var arn = call.Text("PolicyArn");
        var described = Describe.Policy(arn, policy, PolicyUsage.Of(call, arn, Reader.Get));
        described["Description"] = policy.Description;
        described["Tags"] = Describe.Tags(policy.Tags);
        return new JsonObject { ["Policy"] = described };
    }

    /// <summary>ListPolicies: the account's and AWS's, without description and tags.</summary>
    public static JsonObject List(Call call)
    {
        var prefix = call.OptionalText("PathPrefix") ?? "/";
        var usage = PolicyUsage.All(call, Reader.List);
        var wanted = Policies(call, call.OptionalText("Scope") ?? "All").Where(entry => entry.Policy.Path.StartsWith(prefix, StringComparison.Ordinal)
            && (!call.Flag("OnlyAttached") || usage(entry.Arn).Attached > 0)
            && Uses(usage(entry.Arn), call.OptionalText("PolicyUsageFilter")));
        return Paging.Page(
            call, "Policies", wanted, entry => ExistingPolicy.Position(entry.Arn), entry => Describe.Policy(entry.Arn, entry.Policy, usage(entry.Arn)));
    }

    /// <summary>DeletePolicy: only once nobody uses it and one version is left. What was detached a moment ago may still count.</summary>
    public static JsonObject Delete(Call call)
    {
        var policy = ExistingPolicy.Own(call);
        var arn = call.Text("PolicyArn");
        if (PolicyUsage.Newest(call, arn).Any || PolicyUsage.Of(call, arn, Reader.DeleteCheck).Any)
            throw call.Error("DeleteConflict", "Cannot delete a policy attached to entities.");
        if (policy.Versions.Count > 1)
            throw call.Error(
                "DeleteConflict",
                "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. "
                + "The default version is deleted with the policy.");
        Writes.Remove(call, call.Account.Policies, policy.Name);
        return [];
    }

    /// <summary>The policies of a scope with their ARNs, as a listing sees them.</summary>
    /// <param name="call">The call.</param>
    /// <param name="scope">All, AWS or Local.</param>
    public static IEnumerable<(string Arn, ManagedPolicy Policy)> Policies(Call call, string scope)
    {
        var account = call.Account;
        var local = scope == "AWS" ? [] : call.World.SeeAll(account.Policies, Reader.List).Select(policy => (ExistingPolicy.ArnOf(account, policy), policy));
        var ofAws = scope == "Local" ? [] : AwsManagedPolicies.All.Select(policy => (ExistingPolicy.ArnOfAws(account.Partition, policy), policy));
        return local.Concat(ofAws);
    }

    private static bool Uses(PolicyUsage.Count usage, string? filter) => filter switch
    {
        "PermissionsPolicy" => usage.Attached > 0,
        "PermissionsBoundary" => usage.Bounding > 0,
        _ => true,
    };
}
