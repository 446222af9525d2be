using CrdGenerator;
using ReferenceGenerator.Pages;
using ReferenceGenerator.Permissions;

namespace ReferenceGenerator;

/// <summary>The generated references.</summary>
public static class ReferenceFolder
{
    /// <summary>The folder <c>docs/reference</c>.</summary>
    public static GeneratedFolder Generated { get; } = new(
        nameof(ReferenceGenerator), Markdown.Header, Files, "The code says otherwise; run `make docs` and commit the result.");

    private static Dictionary<string, string> Files() => new()
    {
        ["api.md"] = ApiPage.Text(),
        ["options.md"] = OptionsPage.Text(),
        ["events.md"] = EventsPage.Text(),
        ["metrics.md"] = MetricPage.Text(),
        ["iam-policy.md"] = IamPolicyPage.Text(),
        ["iam-policy.json"] = LeastPrivilege.Json(boundary: false),
        ["iam-policy-with-boundary.json"] = LeastPrivilege.Json(boundary: true),
    };
}
