using AwsClientGenerator.Models;

namespace AwsClientGenerator.Emission;

/// <summary>Writes the string constants that the SDK has in place of enumerations: a value that it does not know is kept as it is.</summary>
internal static class EnumerationEmitter
{
    internal static SourceFile File(ServiceModel service, TypeNames names)
    {
        var file = new SourceFile(service.Source, names.Root, "Amazon.Runtime");
        file.Declare(service.ShapesOf<Shape.Enumeration>(), enumeration =>
        {
            var type = names.Class(enumeration.Name);
            file.Block($"public class {type} : ConstantClass", () =>
            {
                foreach (var value in enumeration.Values)
                    file.Line($"public static readonly {type} {Names.Constant(value)} = new {type}(\"{value}\");");
                file.Line();
                file.Line($"public {type}(string value) : base(value) {{ }}");
                file.Line($"public static {type} FindValue(string value) => FindValue<{type}>(value);");
                file.Line($"public static implicit operator {type}(string value) => FindValue(value);");
            });
        });
        return file;
    }
}
