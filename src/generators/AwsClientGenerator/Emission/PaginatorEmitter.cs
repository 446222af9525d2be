using AwsClientGenerator.Models;

namespace AwsClientGenerator.Emission;

/// <summary>Writes the paginators of the listings and the factory that makes them.</summary>
internal static class PaginatorEmitter
{
    internal static SourceFile File(ServiceModel service, TypeNames names)
    {
        var listings = service.Operations.Where(operation => operation.Paging is not null).ToList();
        var file = new SourceFile(service.Source, names.Models, "Amazon.Runtime", "QueryProtocol");
        file.Line();
        file.Block($"public partial interface I{names.PaginatorFactory}", () =>
        {
            foreach (var listing in listings)
                file.Line($"{Signature(listing)};");
        });
        file.Line();
        file.Block($"public partial class {names.PaginatorFactory} : I{names.PaginatorFactory}", () =>
        {
            file.Line($"private readonly {names.Interface} client;");
            file.Line($"internal {names.PaginatorFactory}({names.Interface} client) => this.client = client;");
            foreach (var listing in listings)
                file.Line($"public {Signature(listing)} => new {listing.Name}Paginator(client, request);");
        });
        file.Declare(listings, listing => Paginator(file, service, names, listing));
        return file;
    }

    private static void Paginator(SourceFile file, ServiceModel service, TypeNames names, Operation listing)
    {
        var response = TypeNames.ResponseOf(listing);
        var paging = listing.Paging!;
        var results = service.MembersOf(listing.Output)
            .Where(member => paging.Results.Contains(member.Name))
            .Select(member => (member.Property, Item: names.Element(((Shape.List)service[member.Shape]).Item)))
            .ToList();

        file.Block($"public partial interface I{listing.Name}Paginator", () =>
        {
            file.Line($"IPaginatedEnumerable<{response}> Responses {{ get; }}");
            foreach (var (property, item) in results)
                file.Line($"IPaginatedEnumerable<{item}> {property} {{ get; }}");
        });
        file.Line();
        file.Block(
            $"internal sealed class {listing.Name}Paginator({names.Interface} client, {TypeNames.RequestOf(listing)} request) : I{listing.Name}Paginator",
            () =>
            {
                file.Line($"private readonly Pages<{response}> pages = new(request, token => client.{listing.Name}Async(request, token), page =>");
                file.Line("{");
                file.Line($"    request.{paging.InputToken} = page.{paging.OutputToken};");
                var more = paging.MoreResults is { } flag ? $"page.{flag} == true && " : "";
                file.Line($"    return {more}!string.IsNullOrEmpty(page.{paging.OutputToken});");
                file.Line("});");
                file.Line();
                file.Line($"public IPaginatedEnumerable<{response}> Responses => new PaginatedResponse<{response}>(pages);");
                foreach (var (property, item) in results)
                {
                    var values = $"new PaginatedResultKeyResponse<{response}, {item}>(pages, page => page.{property} ?? [])";
                    file.Line($"public IPaginatedEnumerable<{item}> {property} => {values};");
                }
            });
    }

    private static string Signature(Operation listing) => $"I{listing.Name}Paginator {listing.Name}({TypeNames.RequestOf(listing)} request)";
}
