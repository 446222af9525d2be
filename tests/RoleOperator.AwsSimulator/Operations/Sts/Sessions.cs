using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Sts;

/// <summary>Temporary keys.</summary>
public static class Sessions
{
    /// <summary>Makes keys for a caller, which sign from now on.</summary>
    /// <returns>The Credentials of the reply.</returns>
    public static JsonObject Issue(Call call, Caller caller, int seconds)
    {
        // To the second, as it is written in the reply.
        var expires = DateTimeOffset.FromUnixTimeSeconds(call.Now.ToUnixTimeSeconds() + seconds);
        var credential = new Credential(call.World.Ids.Unique("ASIA")[..20], call.World.Ids.Secret(), call.World.Ids.Secret(356), expires, caller);
        call.World.Keyring.Add(credential);
        return new JsonObject
        {
            ["AccessKeyId"] = credential.AccessKeyId,
            ["SecretAccessKey"] = credential.Secret,
            ["SessionToken"] = credential.Token,
            ["Expiration"] = XmlReply.Timestamp(expires),
        };
    }

    /// <summary>The session of a role under a name.</summary>
    public static Caller Of(Account account, Role role, string name) =>
        new(account.Id, $"arn:{account.Partition}:sts::{account.Id}:assumed-role/{role.Name}/{name}", $"{role.Id}:{name}", role.Name, null);

    /// <summary>The AssumedRoleUser of the reply.</summary>
    public static JsonObject Describe(Caller session) => new() { ["AssumedRoleId"] = session.UserId, ["Arn"] = session.Arn };
}
