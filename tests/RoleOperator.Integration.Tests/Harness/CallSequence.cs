namespace RoleOperator.Integration.Tests.Harness;

/// <summary>Cuts a stream of calls about one object into the passes that made them.</summary>
public static class CallSequence
{
    /// <summary>One list from each opening read to the next; what comes before the first is left out.</summary>
    public static IReadOnlyList<IReadOnlyList<WireCall>> Split(IEnumerable<WireCall> calls, string opens)
    {
        var passes = new List<List<WireCall>>();
        foreach (var call in calls)
        {
            if (call.Action == opens) passes.Add([]);
            if (passes.Count > 0) passes[^1].Add(call);
        }

        return passes;
    }
}
