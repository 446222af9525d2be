using AwsClientGenerator.Models;

namespace AwsClientGenerator.Emission;

/// <summary>Writes the service's exception and those that derive from it.</summary>
internal static class ExceptionEmitter
{
    private static readonly string[] Usings = ["Amazon.Runtime", "QueryProtocol", "System.Net"];

    internal static SourceFile Service(ServiceModel service, TypeNames names)
    {
        var file = new SourceFile(service.Source, names.Root, Usings);
        file.Line();
        Class(file, names.Exception, "AmazonServiceException", "error.Message, error.Inner, error.Type, error.Code, error.RequestId, error.Status");
        return file;
    }

    internal static SourceFile Modelled(ServiceModel service, TypeNames names)
    {
        var file = new SourceFile(service.Source, names.Models, Usings);
        file.Declare(
            service.ShapesOf<Shape.Structure>().Where(shape => shape.ErrorCode is not null),
            shape => Class(file, TypeNames.ExceptionClass(RequirePlain(shape).Name), names.Exception, "error"));
        return file;
    }

    private static void Class(SourceFile file, string name, string parent, string fromError) => file.Block($"public partial class {name} : {parent}", () =>
    {
        file.Line($"public {name}() {{ }}");
        file.Line($"public {name}(string message) : base(message) {{ }}");
        file.Line($"public {name}(string message, Exception innerException) : base(message, innerException) {{ }}");
        file.Line($"public {name}(Exception innerException) : base(innerException) {{ }}");
        file.Line($"public {name}(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)");
        file.Line("    : base(message, errorType, errorCode, requestId, statusCode) { }");
        file.Line(
            $"public {name}(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)");
        file.Line("    : base(message, innerException, errorType, errorCode, requestId, statusCode) { }");
        file.Line($"internal {name}(ServiceError error) : base({fromError}) {{ }}");
    });

    private static Shape.Structure RequirePlain(Shape.Structure exception) =>
        exception.Members.All(member => member.Name.Equals("message", StringComparison.OrdinalIgnoreCase))
            ? exception
            : throw new NotSupportedException($"The exception {exception.Name} has members of its own, which the generator does not know.");
}
