namespace RoleOperator.Integration.Tests.Harness;

/// <summary>One AWS call as it went over the wire.</summary>
/// <param name="Action">Such as <c>GetRole</c>.</param>
/// <param name="Parameters">The form that was sent.</param>
/// <param name="Status">HTTP status of the answer.</param>
public sealed record WireCall(string Action, IReadOnlyDictionary<string, string> Parameters, int Status)
{
    /// <summary>Calls that change nothing; everything else counts as a write.</summary>
    public bool IsRead => Action.StartsWith("Get", StringComparison.Ordinal)
        || Action.StartsWith("List", StringComparison.Ordinal)
        || Action.StartsWith("Describe", StringComparison.Ordinal);

    /// <summary>Whether the call names the object anywhere: as its name, or at the end of its ARN.</summary>
    public bool IsAbout(string awsName) => Parameters.Values.Any(v => v == awsName || v.EndsWith("/" + awsName, StringComparison.Ordinal));

    /// <summary>Whether any part of it contains a text, such as a namespace that is part of every name of a test.</summary>
    public bool Mentions(string text) => Parameters.Values.Any(v => v.Contains(text, StringComparison.Ordinal));

    public override string ToString() => $"{Action} {string.Join(" ", Parameters.Select(p => $"{p.Key}={p.Value}"))} -> {Status}";
}
