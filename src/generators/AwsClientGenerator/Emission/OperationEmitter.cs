using AwsClientGenerator.Models;

namespace AwsClientGenerator.Emission;

/// <summary>Writes one operation: its request, its response and how both travel.</summary>
internal sealed class OperationEmitter(ServiceModel service, TypeNames names, StructureEmitter structures)
{
    internal SourceFile File(Operation operation)
    {
        var request = TypeNames.RequestOf(operation);
        var response = TypeNames.ResponseOf(operation);
        var wrapped = service.Selection.WrapResult.GetValueOrDefault(operation.Name);
        var file = new SourceFile(service.Source, names.Models, "Amazon.Runtime", "Amazon.Runtime.Internal", "QueryProtocol", "System.Xml.Linq");

        file.Line();
        file.Block($"public partial class {request} : {names.Request}", () => structures.Members(file, request, service.MembersOf(operation.Input)));
        file.Line();
        file.Block($"public partial class {response} : AmazonWebServiceResponse", () =>
        {
            if (wrapped is not null)
                file.Line($"public {names.Class(operation.Output!)} {wrapped} {{ get; set; }}");
            else
                structures.Members(file, response, service.MembersOf(operation.Output));
        });
        file.Line();
        file.Block($"internal static class {TypeNames.WireOf(operation)}", () =>
        {
            var element = operation.ResultElement is { } name ? $"\"{name}\"" : service.IsEc2 ? "null" : $"\"{operation.Name}Result\"";
            file.Line(
                $"private static readonly QueryMarshaller<{request}> Marshaller = new(\"{names.Root}\", \"{service.Version}\", \"{operation.Name}\", Write);");
            file.Line($"private static readonly XmlUnmarshaller<{response}> Unmarshaller = new({element}, Read, Fail);");
            file.Line();
            file.Line("internal static InvokeOptions Options => new() { RequestMarshaller = Marshaller, ResponseUnmarshaller = Unmarshaller };");
            file.Line();
            file.Block(
                $"private static void Write(QueryForm form, {request} request)", () => structures.Writes(file, service.MembersOf(operation.Input), "request"));
            file.Line();
            file.Block($"private static {response} Read(XElement element)", () =>
            {
                if (wrapped is not null)
                    file.Line($"return new {response} {{ {wrapped} = Structures.Read{names.Class(operation.Output!)}(element) }};");
                else
                    structures.Reads(file, service.MembersOf(operation.Output), response);
            });
            file.Line();
            Failures(file, operation);
        });
        return file;
    }

    private void Failures(SourceFile file, Operation operation)
    {
        const string Header = "private static AmazonServiceException Fail(ServiceError error) =>";
        if (operation.Errors.Count == 0)
        {
            file.Line($"{Header} new {names.Exception}(error);");
            return;
        }

        file.Block($"{Header} error.Code switch", () =>
        {
            foreach (var shape in operation.Errors)
                file.Line($"\"{((Shape.Structure)service[shape]).ErrorCode}\" => new {TypeNames.ExceptionClass(shape)}(error),");
            file.Line($"_ => new {names.Exception}(error),");
        }, end: "};");
    }
}
