using RoleOperator.Core.Documents;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Planning.Steps;

namespace RoleOperator.Core.Tests.Planning;

/// <summary>Shown by the order of a plan that also takes a policy off: what lets in nobody new goes before it.</summary>
public class TrustNarrowingTests
{
    private const string A = "\"arn:aws:iam::111122223333:role/a\"", B = "\"arn:aws:iam::111122223333:role/b\"";
    private const string Org = "\"StringEquals\":{\"aws:PrincipalOrgID\":";

    public static TheoryData<string, string, bool> Changes => new()
    {
        { Allow($"[{A},{B}]"), Allow(A), true },
        { Allow(A), Allow($"[{A},{B}]"), false },
        { Allow(A), Allow(B), false },
        { $"{Allow(A)},{Allow(B)}", Allow(B), true },
        { Allow(A), $"{Allow(A)},{Deny(B)}", true },
        { $"{Allow(A)},{Deny(B)}", Allow(A), false },
        { $"{Allow(A)},{Deny($"[{A},{B}]")}", $"{Allow(A)},{Deny(A)}", false },
        { Allow(A), Allow(A, Org + "\"o-1\"}"), true },
        { Allow(A, Org + "\"o-1\"}"), Allow(A), false },
        { Allow(A, Org + "[\"o-1\",\"o-2\"]}"), Allow(A, Org + "\"o-1\"}"), true },
        { Allow(A, Org + "\"o-1\"}"), Allow(A, Org + "[\"o-1\",\"o-2\"]}"), false },
        { Allow(A, Not("[\"o-1\",\"o-2\"]")), Allow(A, Not("\"o-1\"")), false },
        { Allow(A, Not("\"o-1\"")), Allow(A, $"{Not("\"o-1\"")},{Org}\"o-2\"}}"), true },
        { Allow(A, action: "[\"sts:AssumeRole\",\"sts:TagSession\"]"), Allow(A), true },
        { Allow(A), Allow(A, action: "[\"sts:AssumeRole\",\"sts:TagSession\"]"), false },
        { Allow("\"*\""), Allow(A), false },
        { Allow("\"AROAEXAMPLEEXAMPLE009\""), Allow(A), false },
        { "\"unreadable\"", Allow(A), false },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Trust_GoesBeforeTheRevokes_OnlyWhereItLetsInNobodyNew(string from, string to, bool isFirst)
    {
        var plan = RolePlanner.Converge(
            Samples.DesiredRole with { Trust = Samples.Parse(Document(to), DocumentKind.Trust) },
            Samples.ObservedRole with { Trust = Samples.Seen(Document(from), DocumentKind.Trust), PolicyArns = [Samples.Arn("stray")] });

        Assert.Equal(2, plan.Steps.Count);
        Assert.Equal(isFirst, plan.Steps[0] is Step.UpdateTrust);
    }

    [Fact]
    public void Trust_OfAnotherLanguageVersion_CountsAsWider()
    {
        var plan = RolePlanner.Converge(
            Samples.DesiredRole,
            Samples.ObservedRole with
            {
                Trust = Samples.Seen(Samples.Trust.Replace("2012-10-17", "2008-10-17", StringComparison.Ordinal), DocumentKind.Trust),
                PolicyArns = [Samples.Arn("stray")],
            });

        Assert.IsType<Step.UpdateTrust>(plan.Steps[^1]);
    }

    private static string Document(string statements) => $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""";

    private static string Allow(string principal, string? condition = null, string action = "\"sts:AssumeRole\"") =>
        Statement("Allow", principal, condition, action);

    private static string Deny(string principal) => Statement("Deny", principal, null, "\"sts:AssumeRole\"");

    private static string Not(string values) => $$"""{{"\"StringNotEquals\""}}:{"aws:PrincipalOrgID":{{values}}}""";

    private static string Statement(string effect, string principal, string? condition, string action) =>
        $$"""{"Effect":"{{effect}}","Principal":{"AWS":{{principal}}},"Action":{{action}}{{(condition is null ? "" : $",\"Condition\":{{{condition}}}")}}}""";
}
