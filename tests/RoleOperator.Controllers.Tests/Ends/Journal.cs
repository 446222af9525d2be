namespace RoleOperator.Controllers.Tests.Ends;

/// <summary>Everything that the operator asked of AWS and of Kubernetes, in one order; and the place where a chosen write goes wrong.</summary>
internal sealed class Journal
{
    /// <summary>The writes that were sent, refused ones included, one line each.</summary>
    public List<string> Writes { get; } = [];

    /// <summary>The reads, one line each.</summary>
    public List<string> Reads { get; } = [];

    public IEnumerable<string> AwsWrites => Writes.Where(IsAws);

    public IEnumerable<string> KubernetesWrites => Writes.Where(line => !IsAws(line));

    /// <summary>Which write goes wrong, and how; null for none.</summary>
    public Mishap? Mishap { get; set; }

    /// <summary>Is called after each write.</summary>
    public Action? Written { get; set; }

    public T Write<T>(string line, Func<T> effect, Func<Exception> lost)
    {
        Writes.Add(line);
        try
        {
            if (Mishap is not { } mishap || mishap.Write != Writes.Count) return effect();
            Mishap = null;
            if (mishap.Fate is Fate.DiesAfter or Fate.AnswerLost) effect();
            throw mishap.Fate is Fate.DiesBefore or Fate.DiesAfter ? new ProcessDied() : lost();
        }
        finally
        {
            Written?.Invoke();
        }
    }

    public void Clear()
    {
        Writes.Clear();
        Reads.Clear();
    }

    public static bool IsAws(string line) => line.StartsWith("iam:", StringComparison.Ordinal) || line.StartsWith("ec2:", StringComparison.Ordinal);
}

/// <summary>One write that goes wrong.</summary>
/// <param name="Write">Its place in <see cref="Journal.Writes"/>, from 1.</param>
/// <param name="Fate">What becomes of it.</param>
internal sealed record Mishap(int Write, Fate Fate);

/// <summary>What can become of a write.</summary>
public enum Fate
{
    /// <summary>The process dies before the call takes effect.</summary>
    DiesBefore,

    /// <summary>The call takes effect, and the process dies before it hears of it.</summary>
    DiesAfter,

    /// <summary>The connection breaks before the call takes effect; the process goes on.</summary>
    RequestLost,

    /// <summary>The call takes effect, and the connection breaks before the answer; the process goes on.</summary>
    AnswerLost,
}

/// <summary>The end of the process; nothing in the operator may catch it.</summary>
internal sealed class ProcessDied : Exception;
