namespace RoleOperator.Core.Documents;

/// <summary>One statement. Absent and empty are told apart only where IAM does.</summary>
internal sealed record Statement(
    string? Sid,
    string Effect,
    IReadOnlyList<Values> Principals,
    Values Actions,
    Values? Resources,
    IReadOnlyList<Condition> Conditions);

/// <summary>The values of one member or principal type, under the name it was given: <c>Action</c> or <c>NotAction</c>, <c>AWS</c> or <c>Service</c>.</summary>
internal sealed record Values(string Name, IReadOnlyList<string> Items);

/// <summary>One key of one condition operator. All conditions of a statement must hold; any of a condition's values will do.</summary>
internal sealed record Condition(string Operator, string Key, IReadOnlyList<string> Items);
