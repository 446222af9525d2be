using System.Text.Json.Nodes;
using static RoleOperator.Core.Tests.Documents.DocumentParts;
using static RoleOperator.Core.Tests.Documents.Respelling;

namespace RoleOperator.Core.Tests.Documents;

/// <summary>Single changes to a generated document, each of which changes what it means or what its author wants written.</summary>
internal static class MeaningChange
{
    private const string CurrentVersion = "2012-10-17";

    /// <summary>By name: a change that returns false where the document has nothing of the kind to change.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Random, JsonObject, bool>> All = new Dictionary<string, Func<Random, JsonObject, bool>>
    {
        ["change the version"] = (_, document) => Set(document, "Version", (string?)document["Version"] == CurrentVersion ? "2008-10-17" : CurrentVersion),
        ["leave the current version out"] = (_, document) => (string?)document["Version"] == CurrentVersion && document.Remove("Version"),
        ["add an Id"] = (_, document) => Statements(document)[0].ContainsKey("Principal") && !document.ContainsKey("Id") && Set(document, "Id", "new"),
        ["change the Id"] = (_, document) => document.ContainsKey("Id") && Set(document, "Id", "ID"),
        ["remove the Id"] = (_, document) => document.Remove("Id"),
        ["add a statement"] = (_, document) => AddStatement(document["Statement"]!.AsArray()),
        ["remove a statement"] = (random, document) => Remove(random, new(document, "Statement")),

        ["turn the effect"] = (random, document) => Any(random, Statements(document), s =>
            Set(s, "Effect", (string?)s["Effect"] == "Allow" ? "Deny" : "Allow")),
        ["add a Sid"] = (random, document) => Any(random, Statements(document), s => !s.ContainsKey("Sid") && Set(s, "Sid", "New")),
        ["change a Sid's case"] = (random, document) => Any(random, Statements(document), s =>
            s.ContainsKey("Sid") && Set(s, "Sid", ((string)s["Sid"]!).ToUpperInvariant())),
        ["remove a Sid"] = (random, document) => Any(random, Statements(document), s => s.Remove("Sid")),

        ["add an action"] = (random, document) => Any(random, ActionSets(document), set => Add(set, "new:Action")),
        ["remove an action"] = (random, document) => Any(random, ActionSets(document), set => Remove(random, set)),
        ["replace an action"] = (random, document) => Any(random, ActionSets(document), set => Replace(random, set, "new:Action")),
        ["widen an action"] = (random, document) => Any(random, ActionSets(document), set => Replace(random, set, "*")),
        ["turn Action into NotAction"] = (random, document) => Any(random, Statements(document), s => Rename(s, "Action", "NotAction")),
        ["turn NotAction into Action"] = (random, document) => Any(random, Statements(document), s => Rename(s, "NotAction", "Action")),

        ["add a resource"] = (random, document) => Any(random, ResourceSets(document), set => Add(set, "arn:aws:s3:::new")),
        ["remove a resource"] = (random, document) => Any(random, ResourceSets(document), set => Remove(random, set)),
        ["replace a resource"] = (random, document) => Any(random, ResourceSets(document), set => Replace(random, set, "arn:aws:s3:::new")),
        ["change a resource's case"] = (random, document) => Any(random, ResourceSets(document), set => set.Replace(random, UpperCase)),
        ["turn Resource into NotResource"] = (random, document) => Any(random, Statements(document), s => Rename(s, "Resource", "NotResource")),
        ["turn NotResource into Resource"] = (random, document) => Any(random, Statements(document), s => Rename(s, "NotResource", "Resource")),

        ["add a principal"] = (random, document) => Any(random, PrincipalSets(document), set => Add(set, "999900001111")),
        ["remove a principal"] = (random, document) => Any(random, PrincipalSets(document), set => Remove(random, set)),
        ["replace a principal"] = (random, document) => Any(random, PrincipalSets(document), set => Replace(random, set, "999900001111")),
        ["change a principal's case"] = (random, document) => Any(random, PrincipalSets(document), set => set.Name != "AWS" && set.Replace(random, UpperCase)),
        ["change a role's case"] = (random, document) => Any(random, PrincipalSets(document), set => set.Name == "AWS" && set.Replace(random, value =>
            ValueSet.Text(value).Contains("role/", StringComparison.Ordinal) ? ValueSet.Text(value).Replace("Name", "name", StringComparison.Ordinal) : null)),
        ["trust another partition's root"] = (random, document) => Any(random, PrincipalSets(document), set => set.Replace(random, value =>
            ValueSet.Text(value) == "111122223333" ? "arn:aws-cn:iam::111122223333:root" : null)),
        ["add a principal type"] = (random, document) => Any(random, PrincipalMaps(document), types =>
            !types.ContainsKey("Service") && Set(types, "Service", "new.amazonaws.com")),
        ["change a principal's type"] = (random, document) => Any(random, PrincipalMaps(document), types => Rename(types, "Service", "Federated")),
        ["remove a principal type"] = (random, document) => Any(random, PrincipalMaps(document), types => RemoveMember(random, types, keep: 1)),
        ["trust everybody"] = (random, document) => Any(random, PrincipalMaps(document), types => Set(types.Parent!.AsObject(), "Principal", "*")),
        ["trust one in place of everybody"] = (random, document) => Any(random, Statements(document), s =>
            s["Principal"] is JsonValue && Set(s, "Principal", new JsonObject { ["AWS"] = "111122223333" })),

        ["add a condition"] = (random, document) => Any(random, Statements(document), s =>
            !s.ContainsKey("Condition") && Set(s, "Condition", new JsonObject { ["Null"] = new JsonObject { ["aws:x"] = new JsonArray("true") } })),
        ["remove a condition"] = (random, document) => Any(random, Statements(document), s => s.Remove("Condition")),
        ["add an operator"] = (random, document) => Any(random, Conditions(document), operators => !operators.ContainsKey("StringNotEquals")
            && Set(operators, "StringNotEquals", new JsonObject { ["aws:x"] = "x" })),
        ["remove an operator"] = (random, document) => Any(random, Conditions(document), operators => RemoveMember(random, operators, keep: 0)),
        ["replace an operator"] = (random, document) => RenameOperator(random, document, _ => "StringNotEquals"),
        ["let a condition pass without its key"] = (random, document) => RenameOperator(random, document, op => $"{op}IfExists"),
        ["ask for any of the values"] = (random, document) => RenameOperator(random, document, op => $"ForAnyValue:{op.Split(':')[^1]}"),
        ["add a key"] = (random, document) => Any(random, Operators(document), keys => Set(keys, "aws:New", "x")),
        ["replace a key"] = (random, document) => Any(random, ConditionValues(document), set => Rename(set.Parent, set.Name, "aws:New")),
        ["remove a key"] = (random, document) => Any(random, Operators(document), keys => RemoveMember(random, keys, keep: 0)),
        ["add a value"] = (random, document) => Any(random, ConditionValues(document), set => Add(set, "77")),
        ["remove a value"] = (random, document) => Any(random, ConditionValues(document), set => Remove(random, set)),
        ["replace a value"] = (random, document) => Any(random, ConditionValues(document), set => Replace(random, set, "77")),
        ["remove all values"] = (random, document) => Any(random, ConditionValues(document), RemoveAll),
        ["change a string's case"] = (random, document) => Any(random, ConditionValues(document, op => op is "StringEquals" or "ArnLike"), set =>
            set.Replace(random, UpperCase)),
        ["respell a number that is compared as a string"] = (random, document) => Any(random, ConditionValues(document, op => op == "StringEquals"), set =>
            Replace(random, set, "111122223333", "111122223333.0")),
        ["turn a boolean"] = (random, document) => Any(random, ConditionValues(document, op => op is "Bool" or "Null"), set =>
            set.Values.Count == 1 && set.Replace(random, value => ValueSet.Text(value) == "true" ? "false" : "true")),
        ["change a number"] = (random, document) => Any(random, ConditionValues(document, op => op.StartsWith("Numeric", StringComparison.Ordinal)), set =>
            set.Replace(random, value => $"{ValueSet.Text(value)}{(ValueSet.Text(value).Contains('.', StringComparison.Ordinal) ? "" : ".")}01")),
        ["widen a network"] = (random, document) => Any(random, ConditionValues(document, op => op == "IpAddress"), set =>
            set.Replace(random, value => ValueSet.Text(value).Split('/')[0] + "/7")),
    };

    private static bool AddStatement(JsonArray statements)
    {
        var statement = (JsonObject)statements[0]!.DeepClone();
        statement.Remove("Sid");
        statement.Remove("NotAction");
        statement["Action"] = "new:Action";
        statements.Insert(0, (JsonNode)statement);
        return true;
    }

    private static bool Add(ValueSet set, string value)
    {
        set.Write([.. set.Values, value]);
        return true;
    }

    private static bool Remove(Random random, ValueSet set)
    {
        if (set.Values.Count < 2) return false;
        var at = random.Next(set.Values.Count);
        set.Write(set.Values.Where((_, index) => index != at));
        return true;
    }

    private static bool RemoveAll(ValueSet set)
    {
        if (set.Values.Count == 0) return false;
        set.Write([]);
        return true;
    }

    private static bool Replace(Random random, ValueSet set, string value) => !set.Has(value) && set.Replace(random, _ => value);

    private static bool Replace(Random random, ValueSet set, string from, string to) => set.Replace(random, value => ValueSet.Text(value) == from ? to : null);

    private static JsonValue? UpperCase(JsonNode value)
    {
        var text = ValueSet.Text(value);
        var upper = text.ToUpperInvariant();
        return upper == text ? null : JsonValue.Create(upper);
    }

    private static bool RemoveMember(Random random, JsonObject map, int keep) =>
        map.Count > keep && map.Remove(map.ElementAt(random.Next(map.Count)).Key);

    private static bool RenameOperator(Random random, JsonObject document, Func<string, string> to) =>
        Any(random, Conditions(document), operators => Any(random, [.. operators.Select(op => op.Key)], op => Rename(operators, op, to(op))));
}
