using System.Text.Json.Nodes;
using RoleOperator.Core.Documents;

namespace RoleOperator.Core.Tests.Documents;

/// <summary>Random valid documents without repetition. Each statement has an action of its own, so that no two of one document are the same.</summary>
internal sealed class DocumentGenerator(Random random, DocumentKind kind)
{
    private static readonly string[] Actions = ["s3:GetObject", "s3:Put*", "sqs:SendMessage", "iam:PassRole", "ec2:Describe*"];
    private static readonly string[] Resources = ["*", "arn:aws:s3:::orders/*", "arn:aws:sqs:eu-west-1:111122223333:queue", "arn:aws:s3:::a+b%20c/é"];

    private static readonly Dictionary<string, string[]> Principals = new()
    {
        ["AWS"] = ["111122223333", "arn:aws:iam::444455556666:root", "arn:aws:iam::111122223333:role/path/Name", "AROAEXAMPLEEXAMPLE123"],
        ["CanonicalUser"] = ["79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"],
        ["Federated"] = ["cognito-identity.amazonaws.com", "arn:aws:iam::111122223333:oidc-provider/issuer.example/id/X"],
        ["Service"] = ["ec2.amazonaws.com", "pods.eks.amazonaws.com"],
    };

    private static readonly Dictionary<string, string[]> Conditions = new()
    {
        ["StringEquals"] = ["a", "b c", "A+B", "50%", "a\"b\\c\nd\u001be", "111122223333"],
        ["ForAllValues:StringLike"] = ["repo:o/r:*", "x"],
        ["ArnLike"] = ["arn:aws:sns:*:*:Topic"],
        ["DateGreaterThan"] = ["2030-01-01T00:00:00Z", "1893456000"],
        ["NumericLessThanIfExists"] = ["3600", "1.5", "-2"],
        ["Bool"] = ["true", "false"],
        ["Null"] = ["true", "false"],
        ["IpAddress"] = ["10.0.0.0/8", "192.0.2.1/32", "198.51.100.7", "2001:db8::1"],
    };

    private static readonly string[] Keys = ["aws:SourceAccount", "sts:ExternalId", "SAML:aud", "aws:RequestTag/Team", "issuer.example/id/X:sub"];

    public JsonObject Next()
    {
        var document = new JsonObject();
        if (random.Next(3) > 0) document["Version"] = random.Next(2) == 0 ? "2012-10-17" : "2008-10-17";
        if (kind == DocumentKind.Trust && random.Next(3) == 0) document["Id"] = "id";
        document["Statement"] = new JsonArray([.. Enumerable.Range(0, Math.Max(1, random.Next(5))).Select(Statement)]);
        return document;
    }

    private JsonNode Statement(int index)
    {
        var statement = new JsonObject { ["Effect"] = random.Next(2) == 0 ? "Allow" : "Deny" };
        if (random.Next(2) == 0) statement["Sid"] = kind == DocumentKind.Trust ? $"Sid {index}" : $"Sid{index}";
        statement[random.Next(4) == 0 ? "NotAction" : "Action"] = Some(Actions, $"own:Action{index}");
        if (kind == DocumentKind.Trust)
            statement["Principal"] = random.Next(3) == 0 ? JsonValue.Create("*") : Map(Principals, values => Some(values));
        else
            statement[random.Next(4) == 0 ? "NotResource" : "Resource"] = Some(Resources);
        if (random.Next(3) > 0)
            statement["Condition"] = Map(Conditions, values => new JsonObject(Pick(Keys).Select(key => Member(key, Values(values)))));
        return statement;
    }

    private JsonObject Map(Dictionary<string, string[]> from, Func<string[], JsonNode> value) =>
        new(Pick([.. from.Keys]).Select(key => Member(key, value(from[key]))));

    private static KeyValuePair<string, JsonNode?> Member(string name, JsonNode value) => new(name, value);

    private JsonArray Values(string[] from) => random.Next(20) == 0 ? [] : Some(from);

    private JsonArray Some(string[] from, params string[] always) =>
        new([.. Pick(from).Skip(always.Length).Concat(always).Select(value => JsonValue.Create(value))]);

    private string[] Pick(string[] from) => random.GetItems(from, random.Next(1, 4)).Distinct().ToArray();
}
