namespace RoleOperator.Controllers.Tests.Worlds;

/// <summary>Specs as users write them.</summary>
internal static class Specs
{
    public const string Trust =
        """{"document":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}}""";

    public const string BareRole = $$$"""{"name":"orders","trust":{{{Trust}}}}""";

    /// <summary>A role that refers to the Policy object <c>audit</c>.</summary>
    public const string RoleWithPolicy = $$$"""{"name":"orders","trust":{{{Trust}}},"managedPolicies":[{"ref":{"name":"audit"}}]}""";

    /// <summary>Two managed and two inline policies, a boundary, a tag.</summary>
    public static readonly string Role =
        $$"""
        {"name":"orders","description":"Orders","trust":{{Trust}},"tags":{"team":"orders","old":"x"},
         "permissionsBoundary":{"arn":"arn:aws:iam::111122223333:policy/bound"},
         "managedPolicies":[{"aws":"ReadOnlyAccess"},{"arn":"arn:aws:iam::111122223333:policy/audit-old"}],
         "inlinePolicies":[{"name":"queue","document":{{Allowing("sqs:*")}}},{"name":"mail","document":{{Allowing("ses:*")}}}]}
        """;

    /// <summary><see cref="Role"/> with every part that can change changed.</summary>
    public static readonly string ChangedRole =
        $$$"""
        {"name":"orders","description":"Orders, new","tags":{"team":"shop"},
         "trust":{"document":{"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}},
         "permissionsBoundary":{"arn":"arn:aws:iam::111122223333:policy/bound-2"},
         "managedPolicies":[{"aws":"ReadOnlyAccess"},{"arn":"arn:aws:iam::111122223333:policy/other"}],
         "inlinePolicies":[{"name":"queue","document":{{{Allowing("sqs:SendMessage")}}}},{"name":"note","document":{{{Allowing("sns:*")}}}}]}
        """;

    public static string Allowing(string action) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""";

    public static string Policy(string action, string more = "") => $$$"""{"name":"audit","document":{{{Allowing(action)}}}{{{more}}}}""";

    public static string Profile(string role, string more = "") => $$$"""{"name":"web","role":{"name":"{{{role}}}"}{{{more}}}}""";

    public static string Instances(string replace, params string[] ids) =>
        $$"""
        ,"instances":[{"region":"eu-west-1","replace":"{{replace}}","ids":[{{string.Join(',', ids.Select(id => $"\"{id}\""))}}]}]
        """;
}
