using System.Reflection;

namespace Compat.Aws.Tests.SecurityToken;

/// <summary>What a caller can see of an assembly: one line a public type, constructor, property, method, constant.</summary>
internal static class ApiSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static IReadOnlySet<string> Of(Assembly assembly) => assembly.GetExportedTypes().Where(IsApi).SelectMany(Lines).ToHashSet();

    // The SDK's own workings, and the SAML login helper, which is written by hand.
    private static bool IsApi(Type type) =>
        !type.Namespace!.Contains(".Internal", StringComparison.Ordinal) && !type.Namespace.EndsWith(".SAML", StringComparison.Ordinal);

    private static IEnumerable<string> Lines(Type type)
    {
        var name = type.FullName!.Replace("Amazon.SecurityToken.", "", StringComparison.Ordinal);
        yield return $"{name}: {(type.IsInterface ? "interface" : "class")}{(type.BaseType is { } parent ? $" from {parent.Name}" : "")}";
        foreach (var contract in type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []))
            yield return $"{name}: is {contract.Name}";
        foreach (var member in type.GetMembers(Declared))
            if (Describe(member) is { } line)
                yield return $"{name}: {line}";
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        PropertyInfo property => $"{Name(property.PropertyType)} {property.Name} {{{(property.CanRead ? " get;" : "")}{(property.CanWrite ? " set;" : "")} }}",
        MethodInfo { IsSpecialName: false } method => $"{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        FieldInfo field => $"{Name(field.FieldType)} {field.Name} = {field.GetValue(null)}",
        _ => null,
    };

    private static string Parameters(MethodBase method) => string.Join(
        ", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = default" : "")}"));

    private static string Name(Type type) => type switch
    {
        { IsGenericType: true } when Nullable.GetUnderlyingType(type) is { } value => $"{value.Name}?",
        { IsGenericType: true } => $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>",
        _ => type.Name,
    };
}
