using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Tests.Planning;

/// <summary>A desired and a matching observed object of each kind, to be varied with <c>with</c>.</summary>
internal static class Samples
{
    public static readonly Owner Owner = new("test", "shop", "orders");

    public static readonly IReadOnlyDictionary<string, string> OwnerTag = Tags((Owner.TagKey, Owner.ToString()));

    public static readonly string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    public static string Arn(string name) => $"arn:aws:iam::111122223333:policy/{name}";

    /// <summary>Identity documents of different meaning and size.</summary>
    public static string Allowing(params string[] actions) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[{{string.Join(',', actions.Select(a => $"\"{a}\""))}}],"Resource":"*"}]}""";

    public static PolicyDocument Parse(string text, DocumentKind kind = DocumentKind.Identity) =>
        Assert.IsType<ParseResult.Parsed>(PolicyDocument.Parse(text, kind)).Document;

    public static ObservedDocument Seen(string text, DocumentKind kind = DocumentKind.Identity) => PolicyDocument.FromWire(text, kind);

    public static Dictionary<string, string> Tags(params (string Key, string Value)[] tags) => tags.ToDictionary(t => t.Key, t => t.Value);

    public static IReadOnlyDictionary<string, string> Owned(params (string Key, string Value)[] tags) =>
        OwnerTag.Concat(Tags(tags)).ToDictionary();

    public static bool IsOurs(IReadOnlyDictionary<string, string> tags) => tags.GetValueOrDefault(Owner.TagKey) == Owner.ToString();

    /// <summary>Whether an object with these tags is ours, or may become so.</summary>
    public static bool MayTouch(IReadOnlyDictionary<string, string> tags, Adoption adoption) =>
        IsOurs(tags) || (adoption == Adoption.Unowned && !tags.ContainsKey(Owner.TagKey));

    public static DesiredRole DesiredRole { get; } = new()
    {
        Name = "orders",
        Path = "/shop/",
        MaxSessionSeconds = 3600,
        Trust = Parse(Trust, DocumentKind.Trust),
        Tags = OwnerTag,
        Owner = Owner,
        Partition = "aws",
    };

    public static ObservedRole ObservedRole { get; } = new()
    {
        Name = "orders",
        Path = "/shop/",
        Arn = "arn:aws:iam::111122223333:role/shop/orders",
        Id = "AROAEXAMPLEEXAMPLE001",
        Trust = Seen(Trust, DocumentKind.Trust),
        Tags = OwnerTag,
    };

    public static DesiredPolicy DesiredPolicy { get; } = new()
    {
        Name = "audit",
        Path = "/",
        Arn = Arn("audit"),
        Document = Parse(Allowing("s3:Get*")),
        Tags = OwnerTag,
        Owner = Owner,
        Partition = "aws",
    };

    public static ObservedPolicy ObservedPolicy { get; } = new()
    {
        Name = "audit",
        Path = "/",
        Arn = Arn("audit"),
        Id = "ANPAEXAMPLEEXAMPLE001",
        DefaultVersionId = "v1",
        Document = Seen(Allowing("s3:Get*")),
        Tags = OwnerTag,
    };

    public static DesiredInstanceProfile DesiredProfile { get; } = new()
    {
        Name = "web",
        Path = "/",
        Arn = "arn:aws:iam::111122223333:instance-profile/web",
        Role = "orders",
        Tags = OwnerTag,
        Owner = Owner,
    };

    public static ObservedInstanceProfile ObservedProfile { get; } = new()
    {
        Name = "web",
        Path = "/",
        Arn = "arn:aws:iam::111122223333:instance-profile/web",
        Id = "AIPAEXAMPLEEXAMPLE001",
        Role = "orders",
        Tags = OwnerTag,
    };

    /// <summary>The plan's calls, one a line, as plan mode shows them.</summary>
    public static IReadOnlyList<string> Lines(this Plan plan) => [.. plan.Steps.Select(step => step.ToString())];

    /// <summary>Everything in a plan, so that two plans can be compared whole.</summary>
    public static string Whole(this Plan plan) => string.Join('\n', [.. plan.Steps.Select(Whole), .. plan.Problems.Select(p => p.ToString()), .. plan.Drift]);

    private static string Whole(Step step) => step switch
    {
        Step.CreateRole s => $"{s} {s.Path} {s.Trust} {s.Description} {s.MaxSessionSeconds} {s.BoundaryArn} {Whole(s.Tags)}",
        Step.TagRole s => $"{s} {Whole(s.Tags)}",
        Step.PutInlinePolicy s => $"{s} {s.Document}",
        Step.UpdateTrust s => $"{s} {s.Document}",
        Step.CreatePolicy s => $"{s} {s.Path} {s.Document} {s.Description} {Whole(s.Tags)}",
        Step.CreatePolicyVersion s => $"{s} {s.Document}",
        Step.TagPolicy s => $"{s} {Whole(s.Tags)}",
        Step.CreateInstanceProfile s => $"{s} {s.Path} {Whole(s.Tags)}",
        Step.TagInstanceProfile s => $"{s} {Whole(s.Tags)}",
        _ => step.ToString(),
    };

    private static string Whole(IReadOnlyDictionary<string, string> tags) =>
        string.Join(',', tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={t.Value}"));
}
