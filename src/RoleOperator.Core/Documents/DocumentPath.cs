using System.Globalization;
using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Documents;

/// <summary>Paths inside a document, such as <c>Statement[0].Condition.StringEquals["aws:x.y"]</c>.</summary>
internal static class DocumentPath
{
    public const string Root = "";

    public static string Member(string parent, string name) =>
        !name.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '/' or '-' or '_') || name.Length == 0 ? $"{parent}[{Excerpt.Quote(name)}]"
        : parent.Length == 0 ? Excerpt.Shorten(name)
        : $"{parent}.{Excerpt.Shorten(name)}";

    public static string Item(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");
}
