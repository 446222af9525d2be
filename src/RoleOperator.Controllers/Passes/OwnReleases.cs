using RoleOperator.Core.Errors;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Controllers.Passes;

/// <summary>
/// The calls of this process that took one thing off another within the last two minutes, of all kinds together: a policy that a role has just lost is not
/// used by it any more, whatever a read that lags behind may still show.
/// </summary>
public sealed class OwnReleases(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Queue<(Step Step, long At)> lately = new();

    /// <summary>Notes what was carried out.</summary>
    public void Note(Applied applied)
    {
        lock (gate)
        {
            DropOld();
            var now = time.GetTimestamp();
            foreach (var (step, _) in applied.Done)
                if (Releases(step)) lately.Enqueue((step, now));
        }
    }

    /// <summary>The calls, oldest first.</summary>
    public IReadOnlyList<Step> Lately()
    {
        lock (gate)
        {
            DropOld();
            return [.. lately.Select(one => one.Step)];
        }
    }

    private void DropOld()
    {
        while (lately.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) >= AwsErrorTable.PropagationTime) lately.Dequeue();
    }

    private static bool Releases(Step step) => step
        is Step.DetachPolicy or Step.DeleteInlinePolicy or Step.PutBoundary or Step.DeleteBoundary
        or Step.RemoveRole or Step.LeaveInstanceProfile or Step.DeleteRole or Step.DeleteInstanceProfile;
}
