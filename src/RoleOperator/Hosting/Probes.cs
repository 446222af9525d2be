using Microsoft.AspNetCore.Http;
using RoleOperator.Runtime.Telemetry;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Hosting;

/// <summary>
/// What the kubelet is told. <c>/healthz</c>: every loop moves; one that does not is mended only by a new process. <c>/readyz</c>: every informer has
/// its first list, and it is known who leads, so a standby is ready as well. The body of a 503 says what is amiss. A namespace that may not be read
/// is told of in the body, and leaves the process ready for the others: a new process could read it no better.
/// </summary>
/// <param name="sources">The informers.</param>
/// <param name="loops">Everything that has to move.</param>
/// <param name="election">Who leads.</param>
internal sealed class Probes(IReadOnlyList<ISyncedSource> sources, IReadOnlyList<ILiveness> loops, Election election)
{
    /// <summary>The page at a path.</summary>
    public Page Answer(string path) => path switch
    {
        "/healthz" => Verdict(loops.Select(loop => loop.Stuck), []),
        "/readyz" => Verdict([Unsynced(), election.IsKnown ? null : "it is not known yet who leads: " + election.Trouble], Refused()),
        _ => new(StatusCodes.Status404NotFound, "use /healthz or /readyz\n"),
    };

    /// <summary>The page at a path of the metrics' port.</summary>
    public static Page Metrics(string path, Func<string?> scrape) => (path == "/metrics" ? scrape() : "") switch
    {
        "" => new(StatusCodes.Status404NotFound, "use /metrics\n"),
        null => new(StatusCodes.Status503ServiceUnavailable, "the instruments could not be read in time\n"),
        var text => new(StatusCodes.Status200OK, text, Telemetry.PrometheusText.ContentType),
    };

    private static Page Verdict(IEnumerable<string?> troubles, IEnumerable<string> remarks) => troubles.OfType<string>().ToList() is { Count: > 0 } found
        ? new(StatusCodes.Status503ServiceUnavailable, Lines(found))
        : new(StatusCodes.Status200OK, Lines(["ok", .. remarks]));

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private IEnumerable<string> Refused() => sources.SelectMany(source => source.Scopes)
        .Where(scope => scope.Refusal is not null)
        .Select(scope => $"{scope.Name} cannot be read: {scope.Refusal}");

    private string? Unsynced() => sources.Where(source => !source.HasSynced).Select(Words).ToList() is { Count: > 0 } awaited
        ? $"waiting for the first list of {string.Join(", ", awaited)}"
        : null;

    private static string Words(ISyncedSource source) => source.Trouble is { } trouble ? $"{source.Name} ({trouble})" : source.Name;
}
