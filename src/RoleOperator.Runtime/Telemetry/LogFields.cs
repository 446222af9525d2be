namespace RoleOperator.Runtime.Telemetry;

/// <summary>What a log line is about, for formats that keep fields apart: the names under which a logger's scopes carry it.</summary>
public static class LogFields
{
    /// <summary>The API kind.</summary>
    public const string Kind = "kind";

    /// <summary>The namespace; empty for a cluster-scoped object.</summary>
    public const string Namespace = "namespace";

    /// <summary>The object's name.</summary>
    public const string Name = "name";

    /// <summary>The name that AWS knows the object by.</summary>
    public const string AwsName = "aws_name";

    /// <summary>All of them, in the order of a line.</summary>
    public static IReadOnlyList<string> All { get; } = [Kind, Namespace, Name, AwsName];

    /// <summary>The fields of an object, to begin a scope with.</summary>
    public static KeyValuePair<string, object?>[] Of(ResourceKey key) => [new(Kind, key.Kind), new(Namespace, key.Namespace), new(Name, key.Name)];

    /// <summary>The field of an object in AWS, to begin a scope with.</summary>
    public static KeyValuePair<string, object?>[] OfAws(string name) => [new(AwsName, name)];
}
