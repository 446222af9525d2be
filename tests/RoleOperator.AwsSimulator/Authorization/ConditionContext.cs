using System.Collections;

namespace RoleOperator.AwsSimulator.Authorization;

/// <summary>What a request carries for conditions to look at: values by key, such as aws:PrincipalArn. Keys are compared without regard to case.</summary>
public sealed class ConditionContext : IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>
{
    private readonly Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The values of a key; null where the request does not carry it.</summary>
    public IReadOnlyList<string>? this[string key] => values.GetValueOrDefault(key);

    /// <summary>Sets a key of one value; null leaves it out.</summary>
    public void Add(string key, string? value)
    {
        if (value is not null)
            values[key] = [value];
    }

    /// <summary>Sets a key of several values.</summary>
    public void Add(string key, IReadOnlyList<string> several) => values[key] = several;

    /// <summary>This context and more: what the addition says counts.</summary>
    public ConditionContext With(ConditionContext more)
    {
        var both = new ConditionContext();
        foreach (var (key, value) in this.Concat(more))
            both.Add(key, value);
        return both;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, IReadOnlyList<string>>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
