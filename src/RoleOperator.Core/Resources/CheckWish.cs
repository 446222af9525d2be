namespace RoleOperator.Core.Resources;

/// <summary>What an object's annotations say about when it is looked at.</summary>
/// <param name="Paused">Nothing at all is to be done.</param>
/// <param name="Resync">How often to compare with AWS; null for the operator's own interval.</param>
/// <param name="ReconcileAt">The value that asks for a check now; repeated in status once it is done.</param>
/// <param name="Problem">An annotation that cannot be read.</param>
public sealed record CheckWish(bool Paused, TimeSpan? Resync, string? ReconcileAt, FieldProblem? Problem)
{
    /// <summary>Checking one object without pause costs AWS calls that all others need.</summary>
    private static readonly TimeSpan ShortestResync = TimeSpan.FromSeconds(10);

    /// <summary>Reads the annotations.</summary>
    public static CheckWish Of(ObjectMeta meta)
    {
        var annotations = meta.Annotations;
        var at = annotations?.GetValueOrDefault(WellKnown.ReconcileAt);
        var paused = annotations?.GetValueOrDefault(WellKnown.Paused);
        if (paused is not (null or "true" or "false"))
            return new(Paused: true, null, at, Wrong(WellKnown.Paused, paused, "write \"true\" or \"false\"; until then the object is paused"));

        if (annotations?.GetValueOrDefault(WellKnown.Resync) is not { } text) return new(paused == "true", null, at, null);
        return Interval.TryParse(text, out var interval) && interval >= ShortestResync
            ? new(paused == "true", interval, at, null)
            : new(paused == "true", null, at, Wrong(WellKnown.Resync, text, $"{Interval.Hint}, of 10s at least; until then the operator's own interval holds"));
    }

    private static FieldProblem Wrong(string annotation, string value, string remedy) =>
        new($"metadata.annotations[{annotation}]", $"\"{value}\" is not allowed; {remedy}");
}
