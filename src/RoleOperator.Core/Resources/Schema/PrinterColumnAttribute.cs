namespace RoleOperator.Core.Resources.Schema;

/// <summary>
/// A column of <c>kubectl get</c>; those of priority 1 show with <c>-o wide</c>. It stands on a status, or on an interface for every status
/// that implements it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true)]
public sealed class PrinterColumnAttribute(string name, string jsonPath) : Attribute
{
    /// <summary>The column's heading.</summary>
    public string Name => name;

    /// <summary>Where the value is, as the API server's restricted JSONPath.</summary>
    public string JsonPath => jsonPath;

    /// <summary>OpenAPI type of the value; <c>date</c> shows an age.</summary>
    public string Type { get; init; } = "string";

    /// <summary>0 shows always, 1 in the wide form.</summary>
    public int Priority { get; init; }

    /// <summary>What the column says, for <c>kubectl explain</c> and the reference.</summary>
    public string Description { get; init; } = "";
}
