using System.Net;
using System.Text.Json.Serialization;
using RoleOperator.AwsSimulator.Trouble;

namespace RoleOperator.AwsSimulator.Log;

/// <summary>One call: who, what, when, and what became of it.</summary>
/// <param name="Number">Counts calls as they arrive, from 1.</param>
/// <param name="Action">As in an IAM policy: iam:CreateRole.</param>
/// <param name="AccessKeyId">The key that the call says it is signed with; null where nothing is signed.</param>
/// <param name="Account">The account of that key; null where the key is unknown.</param>
/// <param name="Region">The region of the credential scope.</param>
/// <param name="Form">The parameters, as they came over the wire.</param>
/// <param name="Started">When it arrived, by the simulated clock.</param>
/// <param name="StartedReally">When it arrived, by the real clock.</param>
public sealed record LoggedCall(
    long Number,
    string Action,
    string? AccessKeyId,
    string? Account,
    string Region,
    [property: JsonIgnore] string Form,
    DateTimeOffset Started,
    DateTimeOffset StartedReally)
{
    /// <summary>Who called: the ARN of a user or session whose signature was right; null where it was not.</summary>
    public string? Caller { get; init; }

    /// <summary>What the call is about: the ARN that policies are asked about, where it came that far.</summary>
    public string? Resource { get; init; }

    /// <summary>The HTTP status of the answer, or of what would have been the answer; null before there is one.</summary>
    public int? Status { get; init; }

    /// <summary>The error's code; null for success.</summary>
    public string? Code { get; init; }

    /// <summary>The error's message; null for success.</summary>
    public string? Message { get; init; }

    /// <summary>True where the operation was carried out, whatever the caller was told.</summary>
    public bool Applied { get; init; }

    /// <summary>The fault that befell it.</summary>
    public Fault? Fault { get; init; }

    /// <summary>True where it was throttled.</summary>
    public bool Throttled { get; init; }

    /// <summary>True where the caller hung up before the answer, or amid it.</summary>
    public bool Abandoned { get; init; }

    /// <summary>An exception of the simulator itself: a defect, answered with InternalFailure.</summary>
    public string? Defect { get; init; }

    /// <summary>When it ended, by the simulated clock: its answer was ready or, from then on, sent. Null before.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>How long it took until then in real time.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>The parameters by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters => Form.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Where(pair => pair is not (["Action" or "Version", ..]))
        .GroupBy(pair => WebUtility.UrlDecode(pair[0]), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => WebUtility.UrlDecode(group.Last().ElementAtOrDefault(1) ?? ""), StringComparer.Ordinal);
}
