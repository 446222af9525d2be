using RoleOperator.Core.Resources;

namespace RoleOperator.Core.Resolution;

/// <summary>Looks up referenced objects. Answers at once, from a cache: resolving a spec never waits.</summary>
public interface IReferences
{
    /// <summary>The object, or null when there is none.</summary>
    ReferencedObject? Find(ResourceKind kind, string @namespace, string name);
}

/// <summary>What a reference needs to know of its target.</summary>
/// <param name="Arn">The target's ARN in AWS; null before it was made.</param>
/// <param name="AwsName">The target's name in AWS; null before it was made.</param>
/// <param name="Deleting">Whether the target's deletion was asked for.</param>
/// <param name="NotReadyBecause">The reason of the target's Ready condition while that is not True, or null.</param>
/// <param name="Annotations">The target's annotations; null means none.</param>
public sealed record ReferencedObject(
    string? Arn, string? AwsName, bool Deleting, string? NotReadyBecause, IReadOnlyDictionary<string, string>? Annotations)
{
    /// <summary>The path and name that the target's spec asks for, where it can be read: its ARN follows from them before it is made.</summary>
    public (string Path, string Name)? Wanted { get; init; }
}
