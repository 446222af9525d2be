namespace RoleOperator.Core.Documents;

/// <summary>Gathers what is wrong with one document, up to a bound, for a hostile document can have as many faults as characters.</summary>
/// <param name="source">The UTF-8 text that offsets point into, or null when the author never saw it as text.</param>
internal sealed class ProblemList(ReadOnlyMemory<byte>? source)
{
    private const int Bound = 50;
    private readonly List<DocumentProblem> problems = [];

    public IReadOnlyList<DocumentProblem> All => problems;

    /// <summary>False once something was met that the model cannot hold, so that the model no longer means what the text means.</summary>
    public bool IsReadable { get; private set; } = true;

    /// <summary>The model cannot hold this.</summary>
    public void Unreadable(string path, int offset, string message)
    {
        IsReadable = false;
        Invalid(path, offset, message);
    }

    /// <summary>The model holds this, but IAM would refuse it.</summary>
    public void Invalid(string path, int offset, string message)
    {
        if (problems.Count < Bound)
            problems.Add(new(path, message, source is { } text ? Position.Of(text.Span, offset) : null));
    }
}
