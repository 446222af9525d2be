using AwsClientGenerator.Models;

namespace AwsClientGenerator.Emission;

/// <summary>Writes the classes of structures, and how they are written to a request and read out of a reply.</summary>
internal sealed class StructureEmitter(ServiceModel service, TypeNames names)
{
    internal SourceFile File()
    {
        var (sent, received) = service.Directions();
        var used = service.ShapesOf<Shape.Structure>().Where(shape => sent.Contains(shape.Name) || received.Contains(shape.Name)).ToList();
        var file = new SourceFile(service.Source, names.Models, "QueryProtocol", "System.Xml.Linq");
        file.Declare(used, shape => file.Block($"public partial class {names.Class(shape.Name)}", () => Members(file, names.Class(shape.Name), shape.Members)));
        file.Line();
        file.Block("internal static class Structures", () =>
        {
            file.Declare(used.Where(shape => sent.Contains(shape.Name)), shape => file.Block(
                $"internal static void Write(QueryForm form, string name, {names.Class(shape.Name)} value)",
                () => Writes(file, shape.Members, "value", "name + \".")));
            file.Declare(used.Where(shape => received.Contains(shape.Name)), shape => file.Block(
                $"internal static {names.Class(shape.Name)} Read{names.Class(shape.Name)}(XElement element)",
                () => Reads(file, shape.Members, names.Class(shape.Name))));
        });
        return file;
    }

    /// <summary>Writes what a class consists of: its constructors, where it has more than the plain one, and its properties.</summary>
    internal void Members(SourceFile file, string type, IReadOnlyList<Member> members)
    {
        foreach (var form in service.Selection.Constructors[type].Prepend([]))
        {
            if (form.Count == 0 && !service.Selection.Constructors.Contains(type))
                break;
            var set = form.Select(name => members.First(member => member.Property == name)).ToList();
            var parameters = string.Join(", ", set.Select(member => $"{names.Property(member.Shape)} {Names.Local(member.Property)}"));
            var assignments = string.Concat(set.Select(member => $"{member.Property} = {Names.Local(member.Property)}; "));
            file.Line($"public {type}({parameters}) {{ {assignments}}}");
        }

        foreach (var member in members)
        {
            var isCollection = service[member.Shape] is Shape.List or Shape.Map;
            file.Line(
                $"public {names.Property(member.Shape)} {member.Property} {{ get; set; }}"
                + (isCollection ? " = AWSConfigs.InitializeCollections ? [] : null;" : ""));
        }
    }

    /// <summary>Writes the statements that add the members of <paramref name="owner"/> to the form.</summary>
    /// <param name="file">Where to write.</param>
    /// <param name="members">The members.</param>
    /// <param name="owner">The variable that holds the structure.</param>
    /// <param name="nameStart">The start of the name's expression, up to and with its opening quote.</param>
    internal void Writes(SourceFile file, IEnumerable<Member> members, string owner, string nameStart = "\"")
    {
        foreach (var member in members)
        {
            var name = $"{nameStart}{FieldOf(member)}";
            var value = $"{owner}.{member.Property}";
            file.Line(service[member.Shape] switch
            {
                Shape.Structure => $"form.AddStructure({name}\", {value}, Structures.Write);",
                Shape.List list when service[list.Item] is Shape.Structure => $"form.AddList({name}{ItemOf(list)}\", {value}, Structures.Write);",
                Shape.List list when names.Element(list.Item) == "string" => $"form.AddList({name}{ItemOf(list)}\", {value});",
                Shape.Scalar { Type: "string" } when member.IsIdempotencyToken => $"form.Add({name}\", {value} ?? Guid.NewGuid().ToString());",
                Shape.Scalar { Type: not "DateTime" } or Shape.Enumeration => $"form.Add({name}\", {value});",
                var other => throw new NotSupportedException($"{other.Name} in a request is not known."),
            });
        }
    }

    /// <summary>Writes the statements that make a <paramref name="type"/> out of the children of <c>element</c>.</summary>
    internal void Reads(SourceFile file, IReadOnlyList<Member> members, string type)
    {
        if (members.Count == 0)
        {
            file.Line($"return new {type}();");
            return;
        }

        file.Line($"var value = new {type}();");
        file.Block("foreach (var child in element.Elements())", () => file.Block("switch (child.Name.LocalName)", () =>
        {
            foreach (var member in members)
                file.Line($"case \"{member.Element}\": value.{member.Property} = {ReadOf(member.Shape, "child")}; break;");
        }));
        file.Line("return value;");
    }

    private string ReadOf(string shape, string element) => service[shape] switch
    {
        Shape.Structure => $"Structures.Read{names.Class(shape)}({element})",
        Shape.List list => $"{element}.AsList(\"{list.ItemName ?? "member"}\", item => {ReadOf(list.Item, "item")})",
        Shape.Map map => $"{element}.AsMap(item => {ReadOf(map.Value, "item")}{(names.Element(map.Value) is "string" ? "" : " ?? default")})",
        Shape.Scalar { Type: "int" } => $"{element}.AsInteger()",
        Shape.Scalar { Type: "long" } => $"{element}.AsLong()",
        Shape.Scalar { Type: "bool" } => $"{element}.AsBoolean()",
        Shape.Scalar { Type: "DateTime" } => $"{element}.AsDateTime()",
        _ => $"{element}.Value",
    };

    /// <summary>A member's name in a request. EC2's differs from the element's: it begins with a capital.</summary>
    private string FieldOf(Member member) => service.IsEc2
        ? member.QueryName ?? Names.Capitalize(member.LocationName ?? member.Name)
        : member.LocationName ?? member.Name;

    /// <summary>What stands between a list's name and an item's number. EC2 has nothing there.</summary>
    private string ItemOf(Shape.List list) => service.IsEc2 ? "" : $".{list.ItemName ?? "member"}";
}
