namespace k8s.Models;

/// <summary>Lets a list be used in foreach.</summary>
public static class ItemsExt
{
    public static IEnumerator<T> GetEnumerator<T>(this IItems<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.Items.GetEnumerator();
    }
}
