using RoleOperator.Core.Documents;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Core.Planning;

/// <summary>The part of a policy's plan that is about its document and versions.</summary>
internal sealed record PolicyVersionPlan(IReadOnlyList<Step> Steps, IReadOnlyList<string> Drift)
{
    /// <summary>IAM holds no more; the sixth is refused.</summary>
    public const int Most = 5;

    public static PolicyVersionPlan Between(DesiredPolicy desired, ObservedPolicy observed)
    {
        var versions = observed.Versions ?? [];
        if (PolicyPlanner.Matches(desired, observed))
        {
            var excess = Beyond(desired.KeepVersions, versions, observed.DefaultVersionId);
            return new(Prune(desired, excess), excess.Count == 0 ? []
                : [$"keepVersions: has {versions.Count} versions, should have {desired.KeepVersions} at most"]);
        }

        var drift = Drifted(desired, observed).ToList();

        // A version that says the same is put in force again: a rollback neither costs a version nor pushes an older one out.
        if (versions.FirstOrDefault(version => version.Document?.Means(desired.Document, desired.Partition) == true) is { } same)
            return new([new Step.SetDefaultVersion(desired.Arn, same.Id), .. Prune(desired, Beyond(desired.KeepVersions, versions, same.Id))], drift);

        // Only what IAM insists on goes before the new version is in force; until then an old one may be wanted back. Afterwards the version
        // that was in force may go as well.
        var room = Beyond(Most - 1, versions, observed.DefaultVersionId);
        var later = Beyond(desired.KeepVersions - 1, [.. versions.Except(room)], inForce: null);
        return new([.. Prune(desired, room), new Step.CreatePolicyVersion(desired.Arn, desired.Document.Minified), .. Prune(desired, later)], drift);
    }

    /// <summary>The oldest versions beyond a number, sparing the one in force.</summary>
    private static List<ObservedVersion> Beyond(int number, IReadOnlyList<ObservedVersion> versions, string? inForce) =>
        [.. versions.Where(version => version.Id != inForce).Take(Math.Max(0, versions.Count - number))];

    private static IReadOnlyList<Step> Prune(DesiredPolicy desired, IEnumerable<ObservedVersion> versions) =>
        [.. versions.Select(version => new Step.DeletePolicyVersion(desired.Arn, version.Id))];

    private static IEnumerable<string> Drifted(DesiredPolicy desired, ObservedPolicy observed) =>
        observed.Document is { } document
            ? DocumentDiff.Between(document, desired.Document, desired.Partition).Select(line => $"document: {line}")
            : ["document: was not found"];
}
