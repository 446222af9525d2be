using System.Text.RegularExpressions;
using ReferenceGenerator;
using ReferenceGenerator.Permissions;
using RoleOperator.Testing;

namespace RoleOperator.Docs.Tests.Permissions;

/// <summary>The list of actions, from which the operator's IAM policy is made, is that of the calls in the code.</summary>
public partial class CalledActionTests
{
    private static readonly IReadOnlyList<string> Sources =
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "src", "RoleOperator.Aws"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Select(File.ReadAllText)];

    private static readonly IReadOnlyList<string> Steps =
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "src", "RoleOperator.Core", "Planning", "Steps"), "*.cs").Select(File.ReadAllText)];

    /// <summary>AWS asks for it at other calls; it is none.</summary>
    private const string PassRole = "iam:PassRole";

    [Fact]
    public void Actions_AreThoseWhoseRequestsTheCodeMakes()
    {
        var requests = Sources.SelectMany(text => Requests().Matches(text)).Select(match => match.Groups[1].Value);
        var listed = CalledAction.All.Select(action => action.Name).Where(name => name != PassRole).Select(name => name.Split(':')[1]);
        Assert.Equal(listed.Order(StringComparer.Ordinal), requests.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Actions_AreThoseThatTheCodeNames()
    {
        var named = Sources.Concat(Steps).SelectMany(text => Names().Matches(text)).Select(match => match.Groups[1].Value);
        var listed = CalledAction.All.Select(action => action.Name).Where(name => name != PassRole);
        Assert.Equal(listed.Order(StringComparer.Ordinal), named.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void References_AreThoseOfTheCode() => Assert.Empty(ReferenceFolder.Generated.Stale(Path.Combine(Repository.Root, "docs", "reference")));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Policy_FitsIntoAManagedPolicy(bool boundary) =>
        Assert.InRange(LeastPrivilege.Json(boundary).Count(c => !char.IsWhiteSpace(c)), 1, 6144 - 500);   // Placeholders become longer.

    [GeneratedRegex(@"new (\w+)Request\b")]
    private static partial Regex Requests();

    [GeneratedRegex("\"((?:iam|ec2|sts):[A-Z]\\w+)\"")]
    private static partial Regex Names();
}
