using System.Globalization;
using Amazon.Runtime;

namespace QueryProtocol;

/// <summary>
/// The form fields of one request. A value that is not set, and a list that is empty, adds no field: IAM would take
/// <c>Tags=</c> as a list with one empty tag.
/// </summary>
internal sealed class QueryForm(IDictionary<string, string> fields)
{
    internal void Add(string name, string? value)
    {
        if (value is not null)
            fields.Add(name, value);
    }

    internal void Add(string name, ConstantClass? value) => Add(name, value?.Value);

    internal void Add(string name, bool? value) => Add(name, value is { } set ? (set ? "true" : "false") : null);

    internal void Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    internal void AddStructure<T>(string name, T? value, Action<QueryForm, string, T> write) where T : class
    {
        if (value is not null)
            write(this, name, value);
    }

    /// <summary>Numbers the items from one: <c>Tags.member.1</c>, <c>Tags.member.2</c>.</summary>
    internal void AddList<T>(string name, List<T>? items, Action<QueryForm, string, T> write)
    {
        for (var i = 0; i < (items?.Count ?? 0); i++)
            write(this, $"{name}.{i + 1}", items![i]);
    }

    internal void AddList(string name, List<string>? items) => AddList(name, items, static (form, itemName, item) => form.Add(itemName, item));
}
