using CrdGenerator;
using RoleOperator.Core.Resources;

namespace ReferenceGenerator.Pages;

/// <summary>Every field of every kind, read from the schema that the API server gets.</summary>
internal static class ApiPage
{
    private static readonly string[] Columns = ["Field", "Type", "Default and constraints", "Meaning"];

    public static string Text()
    {
        var page = new Markdown("API reference");
        page.Paragraph(
            $"Group and version: `{ResourceKind.ApiVersion}`. All kinds are namespaced and belong to the category `iam`, so that `kubectl "
            + "get iam -A` lists them all. "
            + "`kubectl explain` says the same in a terminal. Fields without a default that are not required may be left out.");
        foreach (var served in ServedKind.All) Kind(page, served);
        page.Heading(2, "Annotations");
        page.Paragraph("They are the same on every kind.");
        page.Table(["Annotation", "Meaning"], Annotations.All.Select(a => (string[])[Markdown.Code(a.Key), a.Meaning]));
        return page.ToString();
    }

    private static void Kind(Markdown page, ServedKind served)
    {
        var schema = Version(served)["schema"] is YamlMap holder ? (YamlMap)holder["openAPIV3Schema"] : throw new InvalidOperationException();
        page.Heading(2, served.Kind.Name);
        page.Paragraph($"{schema["description"]} Short name: `{served.Kind.ShortName}`. Plural: `{served.Kind.Plural}`.");
        var properties = (YamlMap)schema["properties"];
        foreach (var part in (string[])["spec", "status"])
        {
            page.Heading(3, $"{served.Kind.Name} {part}");
            var fields = SchemaFields.Of((YamlMap)properties[part], part).ToList();
            page.Table(Columns, fields.Select(f => (string[])[Markdown.Code(f.Path), f.Type, f.Constraints, f.Description]));
        }
    }

    private static YamlMap Version(ServedKind served) =>
        ((YamlMap[])((YamlMap)CustomResourceDefinition.Of(served)["spec"])["versions"])[0];
}
