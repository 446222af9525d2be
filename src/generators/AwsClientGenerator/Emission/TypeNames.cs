using AwsClientGenerator.Models;

namespace AwsClientGenerator.Emission;

/// <summary>The official SDK's names for the types of one service.</summary>
internal sealed class TypeNames(ServiceModel service)
{
    private readonly Selection selection = service.Selection;

    internal string Root => selection.Namespace;
    internal string Models => $"{selection.Namespace}.Model";
    internal string Internals => $"{selection.Namespace}.Internal";
    internal string Client => $"Amazon{selection.Name}Client";
    internal string Interface => $"IAmazon{selection.Name}";
    internal string Config => $"Amazon{selection.Name}Config";
    internal string Exception => $"Amazon{selection.Name}Exception";
    internal string Request => $"Amazon{selection.Name}Request";
    internal string EndpointProvider => $"Amazon{selection.Name}EndpointProvider";
    internal string EndpointParameters => $"{selection.Name}EndpointParameters";
    internal string PaginatorFactory => $"{selection.Paginators}PaginatorFactory";

    internal static string RequestOf(Operation operation) => $"{operation.Name}Request";
    internal static string ResponseOf(Operation operation) => $"{operation.Name}Response";
    internal static string WireOf(Operation operation) => $"{operation.Name}Operation";

    /// <summary>The class of a structure or an enumeration.</summary>
    internal string Class(string shape) => Names.Capitalize(selection.Rename.GetValueOrDefault(shape, shape));

    /// <summary>The class of an exception.</summary>
    internal static string ExceptionClass(string shape) => shape.EndsWith("Exception", StringComparison.Ordinal) ? shape : $"{shape}Exception";

    /// <summary>The type of a property.</summary>
    internal string Property(string shape) => service[shape] switch
    {
        Shape.List list => $"List<{Element(list.Item)}>",
        Shape.Map map => $"Dictionary<string, {Element(map.Value)}>",
        Shape.Scalar { Type: not "string" } value => $"{value.Type}?",
        Shape.Enumeration => Class(shape),
        _ => Element(shape),
    };

    /// <summary>The type of a list's item or a map's value: an enumeration is a plain string there.</summary>
    internal string Element(string shape) => service[shape] switch
    {
        Shape.Structure => Class(shape),
        Shape.Enumeration => "string",
        Shape.Scalar value => value.Type,
        var other => throw new NotSupportedException($"A collection of {other.Name}, which is a {other.GetType().Name}, is not known."),
    };
}
