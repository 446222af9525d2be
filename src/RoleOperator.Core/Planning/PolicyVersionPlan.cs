using RoleOperator.Core.Documents;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Core.Planning;

/// <summary>The part of a policy's plan that is about its document and versions.</summary>
internal sealed record PolicyVersionPlan(IReadOnlyList<Step> Steps, IReadOnlyList<string> Drift)
{
    /// <summary>IAM holds no more (aws-facts 1.6); the sixth is refused.</summary>
    private const int Most = 5;

    public static PolicyVersionPlan Between(DesiredPolicy desired, ObservedPolicy observed)
    {
        var drift = Drifted(desired, observed).ToList();
        if (PolicyPlanner.Matches(desired, observed))
        {
            var excess = Excess(desired, observed, observed.DefaultVersionId, added: 0);
            return new(Prune(desired, excess), excess.Count == 0 ? drift
                : [.. drift, $"keepVersions: has {observed.Versions!.Count} versions, should have {desired.KeepVersions} at most"]);
        }

        // A version that says the same is put in force again: a rollback neither costs a version nor pushes an older one out.
        if (observed.Versions?.FirstOrDefault(version => version.Document?.Means(desired.Document, desired.Partition) == true) is { } same)
            return new([new Step.SetDefaultVersion(desired.Arn, same.Id), .. Prune(desired, Excess(desired, observed, same.Id, added: 0))], drift);

        // Only what IAM insists on goes before the new version is in force; until then an old one may be wanted back. Afterwards the version
        // that was in force may go as well.
        var old = (observed.Versions ?? []).Where(version => version.Id != observed.DefaultVersionId).ToList();
        var room = old.Take(Math.Max(0, (observed.Versions?.Count ?? 0) + 1 - Most)).ToList();
        var later = Excess(desired, observed, defaultId: null, added: 1).Except(room);
        return new([.. Prune(desired, room), new Step.CreatePolicyVersion(desired.Arn, desired.Document.Minified), .. Prune(desired, later)], drift);
    }

    /// <summary>The oldest versions beyond those to keep, once <paramref name="added"/> are there and <paramref name="defaultId"/> is in force.</summary>
    private static List<ObservedVersion> Excess(DesiredPolicy desired, ObservedPolicy observed, string? defaultId, int added)
    {
        var versions = observed.Versions ?? [];
        return [.. versions.Where(version => version.Id != defaultId).Take(Math.Max(0, versions.Count + added - desired.KeepVersions))];
    }

    private static IReadOnlyList<Step> Prune(DesiredPolicy desired, IEnumerable<ObservedVersion> versions) =>
        [.. versions.Select(version => new Step.DeletePolicyVersion(desired.Arn, version.Id))];

    private static IEnumerable<string> Drifted(DesiredPolicy desired, ObservedPolicy observed) =>
        observed.Document is { } document
            ? DocumentDiff.Between(document, desired.Document, desired.Partition).Select(line => $"document: {line}")
            : ["document: was not found"];
}
