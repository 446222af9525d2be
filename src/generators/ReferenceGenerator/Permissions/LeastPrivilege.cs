using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RoleOperator.Core.Naming;

namespace ReferenceGenerator.Permissions;

/// <summary>The IAM policy of the operator, with placeholders for account, cluster, path, boundary, and for the operator's own role and policy.</summary>
/// <remarks>
/// What nobody owns may be claimed on the path, so what holds the operator itself is denied to it outright: by its own role and policy and the boundary,
/// who writes objects in the cluster could otherwise give the operator any permission. A Deny wins over every Allow, whatever tags the object carries.
/// Sources: Service Authorization Reference for IAM and EC2 (which action knows which resource and condition key), IAM user guide, "Permissions boundaries
/// for IAM entities" and "Grant a user permissions to pass a role to an AWS service".
/// </remarks>
public static class LeastPrivilege
{
    private const string Account = "ACCOUNT_ID";
    private const string Cluster = "CLUSTER_NAME";
    private const string Path = "IAM_PATH";
    private const string Boundary = "BOUNDARY_ARN";
    private const string OwnRole = "OPERATOR_ROLE_ARN";
    private const string OwnPolicy = "OPERATOR_POLICY_ARN";
    private const string ResourceOwner = $"aws:ResourceTag/{Owner.TagKey}";
    private const string RequestOwner = $"aws:RequestTag/{Owner.TagKey}";
    private const string BoundaryKey = "iam:PermissionsBoundary";
    private const string AnyOwner = $"{Cluster}/*";

    private static readonly string[] OnPath = [Arn("role", Path), Arn("policy", Path), Arn("instance-profile", Path)];
    private static readonly string[] Anywhere = [Arn("role", "/"), Arn("policy", "/"), Arn("instance-profile", "/")];
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The policy as JSON.</summary>
    /// <param name="boundary">Whether every role must carry a permissions boundary.</param>
    public static string Json(bool boundary) => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray([.. boundary ? WithBoundary() : WithoutBoundary()]),
    }.ToJsonString(Indented) + "\n";

    private static IEnumerable<JsonObject> WithoutBoundary() =>
    [
        .. Reads(),
        Allow("Create", CalledAction.Of(Restriction.Create), OnPath, ("StringLike", RequestOwner, AnyOwner)),
        .. Tags(),
        Allow("ChangeWhatIsOwned", CalledAction.Of(Restriction.Owned, Restriction.Grant, Restriction.Unbound), OnPath, ("StringLike", ResourceOwner, AnyOwner)),
        .. Instances(),
        LeaveAlone(OwnRole, OwnPolicy),
    ];

    private static IEnumerable<JsonObject> WithBoundary() =>
    [
        .. Reads(),
        Allow("Create", [.. CalledAction.Of(Restriction.Create).Where(name => name != "iam:CreateRole")], OnPath, ("StringLike", RequestOwner, AnyOwner)),
        Allow("CreateRolesWithTheBoundary", ["iam:CreateRole"], [Arn("role", Path)],
            ("StringLike", RequestOwner, AnyOwner), ("StringEquals", BoundaryKey, Boundary)),
        .. Tags(),
        Allow("ChangeWhatIsOwned", CalledAction.Of(Restriction.Owned), OnPath, ("StringLike", ResourceOwner, AnyOwner)),
        Allow("GrantWithinTheBoundary", CalledAction.Of(Restriction.Grant), [Arn("role", Path)],
            ("StringLike", ResourceOwner, AnyOwner), ("StringEquals", BoundaryKey, Boundary)),
        .. Instances(),
        LeaveAlone(OwnRole, OwnPolicy, Boundary),
    ];

    private static IEnumerable<JsonObject> Reads() =>
    [
        Allow("ReadTheAccount", CalledAction.Of(Restriction.AnyResource), ["*"]),
        Allow("Find", CalledAction.Of(Restriction.Find), Anywhere),
        Allow("Read", CalledAction.Of(Restriction.Read), [Arn("role", Path), Arn("policy", Path)]),
    ];

    private static IEnumerable<JsonObject> Tags() =>
    [
        // A new object has no tags yet, so that making one with tags falls under this as well.
        Allow("ClaimWhatNobodyOwns", CalledAction.Of(Restriction.Tag), OnPath, ("StringLike", RequestOwner, AnyOwner), ("Null", ResourceOwner, "true")),
        Allow("TagWhatIsOwned", CalledAction.Of(Restriction.Tag), OnPath,
            ("StringLike", ResourceOwner, AnyOwner), ("StringLikeIfExists", RequestOwner, AnyOwner)),
        Allow("UntagWhatIsOwned", CalledAction.Of(Restriction.Untag), OnPath,
            ("StringLike", ResourceOwner, AnyOwner), ("ForAllValues:StringNotEquals", "aws:TagKeys", Owner.TagKey)),
    ];

    private static IEnumerable<JsonObject> Instances() =>
    [
        Allow("PassRolesToInstances", CalledAction.Of(Restriction.Pass), [Arn("role", Path)],
            ("StringLike", "iam:PassedToService", "ec2.amazonaws.com*")),
        Allow("GiveProfilesToInstances", CalledAction.Of(Restriction.Associate), [Instance],
            ("ArnLikeIfExists", "ec2:NewInstanceProfile", Arn("instance-profile", Path))),
        Allow("TakeProfilesFromInstances", CalledAction.Of(Restriction.Disassociate), [Instance]),
    ];

    private static string Instance => $"arn:aws:ec2:*:{Account}:instance/*";

    private static string Arn(string type, string path) => $"arn:aws:iam::{Account}:{type}{path}*";

    /// <summary>Everything but looking, so that an action that AWS adds later is denied as well.</summary>
    private static JsonObject LeaveAlone(params string[] resources) =>
        Statement("LeaveTheOperatorAlone", "Deny", "NotAction", ["iam:Get*", "iam:List*"], resources);

    private static JsonObject Allow(string sid, string[] actions, string[] resources, params (string Operator, string Key, string Value)[] conditions)
    {
        var statement = Statement(sid, "Allow", "Action", actions, resources);
        if (conditions.Length > 0)
            statement["Condition"] = new JsonObject(conditions.GroupBy(c => c.Operator).Select(byOperator => KeyValuePair.Create(
                byOperator.Key, (JsonNode?)new JsonObject(byOperator.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)JsonValue.Create(c.Value)))))));
        return statement;
    }

    private static JsonObject Statement(string sid, string effect, string which, string[] actions, string[] resources) => new()
    {
        ["Sid"] = sid,
        ["Effect"] = effect,
        [which] = new JsonArray([.. actions.Select(a => JsonValue.Create(a))]),
        ["Resource"] = new JsonArray([.. resources.Select(r => JsonValue.Create(r))]),
    };
}
