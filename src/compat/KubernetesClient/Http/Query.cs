using System.Globalization;
using System.Text;

namespace k8s;

/// <summary>The query of a call; parameters that are null are left out.</summary>
internal sealed class Query
{
    private readonly StringBuilder text = new();

    public bool IsWatch { get; private set; }

    public Query Add(string name, string? value)
    {
        if (value is not null)
            text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));

        return this;
    }

    public Query Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public Query Add(string name, bool? value) => Add(name, value is { } flag ? (flag ? "true" : "false") : null);

    public Query Watch(bool? value)
    {
        IsWatch = value == true;
        return Add("watch", value);
    }

    public override string ToString() => text.ToString();
}
