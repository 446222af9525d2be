using AwsClientGenerator.Models;

namespace AwsClientGenerator.Emission;

/// <summary>Writes a service's client: the same types, names and members as the official package, for what is selected.</summary>
public static class ClientEmitter
{
    /// <summary>The files, by their path in the folder <c>Generated</c>. The same model gives the same text, always.</summary>
    public static IReadOnlyDictionary<string, string> Emit(ServiceModel service)
    {
        ArgumentNullException.ThrowIfNull(service);
        var names = new TypeNames(service);
        var structures = new StructureEmitter(service, names);
        var operations = new OperationEmitter(service, names, structures);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [$"{names.Client}.cs"] = ClientClassEmitter.Client(service, names).ToString(),
            [$"{names.Interface}.cs"] = ClientClassEmitter.Interface(service, names).ToString(),
            [$"{names.Config}.cs"] = ConfigEmitter.Config(service, names).ToString(),
            [$"{names.Exception}.cs"] = ExceptionEmitter.Service(service, names).ToString(),
            [$"{names.Request}.cs"] = ConfigEmitter.Request(service, names).ToString(),
            [$"{names.EndpointProvider}.cs"] = EndpointEmitter.Provider(service, names).ToString(),
            [$"{names.EndpointParameters}.cs"] = EndpointEmitter.Parameters(service, names).ToString(),
            ["Model/Structures.cs"] = structures.File().ToString(),
        };
        foreach (var operation in service.Operations)
            files[$"Model/{operation.Name}.cs"] = operations.File(operation).ToString();
        if (service.ShapesOf<Shape.Enumeration>().Any())
            files["Enumerations.cs"] = EnumerationEmitter.File(service, names).ToString();
        if (service.ShapesOf<Shape.Structure>().Any(shape => shape.ErrorCode is not null))
            files["Model/Exceptions.cs"] = ExceptionEmitter.Modelled(service, names).ToString();
        if (service.Selection.Paginators is not null)
            files["Model/Paginators.cs"] = PaginatorEmitter.File(service, names).ToString();
        return files;
    }
}
