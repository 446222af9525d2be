using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Core.Planning;

/// <summary>
/// The way round a partition whose IAM takes no tags in create calls: the object is made bare, and the owner tag goes on at once and before anything else.
/// Where the tag is refused, nothing more is written, and the object is one without an owner, which only <c>adoption: Unowned</c> takes up.
/// </summary>
public static class UntaggedCreation
{
    /// <summary>The same plan with the tags after the creation; a plan that creates nothing stays as it is.</summary>
    public static Plan Of(Plan plan, AccountContext account) => plan with { Steps = [.. plan.Steps.SelectMany(step => Split(step, account))] };

    private static IEnumerable<Step> Split(Step step, AccountContext account)
    {
        var nothing = new Dictionary<string, string>();
        return step switch
        {
            Step.CreateRole s => [s with { Tags = nothing }, .. Tags(s.Tags, tags => new Step.TagRole(s.Name, tags))],
            Step.CreatePolicy s => [s with { Tags = nothing }, .. Tags(s.Tags, tags => new Step.TagPolicy(account.PolicyArn(s.Path, s.Name), tags))],
            Step.CreateInstanceProfile s => [s with { Tags = nothing }, .. Tags(s.Tags, tags => new Step.TagInstanceProfile(s.Name, tags))],
            _ => [step],
        };
    }

    private static IEnumerable<Step> Tags(IReadOnlyDictionary<string, string> tags, Func<IReadOnlyDictionary<string, string>, Step> tag) =>
        tags.GroupBy(one => one.Key != Owner.TagKey).OrderBy(group => group.Key)
            .Select(group => tag(new SortedDictionary<string, string>(group.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal)));
}
