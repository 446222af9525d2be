using System.Text.Json.Serialization.Metadata;

namespace RoleOperator.Core.Resources.Schema;

/// <summary>
/// The constraint of one field. It is the single source of two things that must agree: the OpenAPI schema in <c>crds/</c>, which the API
/// server enforces, and <see cref="SpecReader"/>, which enforces the same on servers or CRDs that do not.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SchemaAttribute : Attribute
{
    /// <summary>A regular expression in the common subset of RE2 and .NET; the whole value must match, whether it is anchored or not.</summary>
    public string? Pattern { get; init; }

    /// <summary>What a valid value looks like, in words; the remedy in error messages.</summary>
    public string? Hint { get; init; }

    /// <summary>Least number of characters of a string, entries of a list or members of a map.</summary>
    public int Least { get; init; }

    /// <summary>Greatest number of characters of a string, entries of a list or members of a map; 0 is no limit.</summary>
    public int Most { get; init; }

    /// <summary>Least value of a number.</summary>
    public int Minimum { get; init; } = int.MinValue;

    /// <summary>Greatest value of a number.</summary>
    public int Maximum { get; init; } = int.MaxValue;

    /// <summary>The value, as JSON, which the API server fills in when the field is absent.</summary>
    public string? Default { get; init; }

    /// <summary>AWS offers no call that changes it: the API server (by CEL) and the operator refuse a change after creation.</summary>
    public bool Immutable { get; init; }

    /// <summary>The member that identifies an entry of a list, for server-side apply (<c>x-kubernetes-list-map-keys</c>).</summary>
    public string? MapKey { get; init; }

    /// <summary>The entries of a list of strings differ from each other (<c>x-kubernetes-list-type: set</c>).</summary>
    public bool Unique { get; init; }

    /// <summary>The strings that are allowed, where no C# enumeration says so.</summary>
    public string[]? OneOf { get; init; }

    /// <summary>Constraint of each string in a list or each value in a map: a pattern as in <see cref="Pattern"/>.</summary>
    public string? EachPattern { get; init; }

    /// <summary>Greatest number of characters of each string in a list or each value in a map; 0 is no limit.</summary>
    public int EachMost { get; init; }

    /// <summary>The constraint of a field; null where it has none.</summary>
    public static SchemaAttribute? Of(JsonPropertyInfo field) =>
        field.AttributeProvider?.GetCustomAttributes(typeof(SchemaAttribute), inherit: false).OfType<SchemaAttribute>().SingleOrDefault();

    /// <summary>The constraint of each entry of the list, or of each value of the map, that has this one.</summary>
    public SchemaAttribute ForEach() => new() { Pattern = EachPattern, Most = EachMost, Hint = Hint };
}
