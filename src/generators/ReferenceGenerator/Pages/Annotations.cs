using CrdGenerator;
using RoleOperator.Core.Resources;

namespace ReferenceGenerator.Pages;

/// <summary>The annotations that people may set, with what the code says of them.</summary>
internal static class Annotations
{
    public static IReadOnlyList<(string Key, string Meaning)> All { get; } =
    [
        .. ((string[])[nameof(WellKnown.Paused), nameof(WellKnown.ReconcileAt), nameof(WellKnown.Resync), nameof(WellKnown.AllowReferencesFrom)])
            .Select(name => typeof(WellKnown).GetField(name)!)
            .Select(field => ((string)field.GetRawConstantValue()!, Descriptions.Of(field))),
    ];
}
