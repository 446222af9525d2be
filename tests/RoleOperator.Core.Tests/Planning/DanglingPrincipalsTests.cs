using RoleOperator.Core.Documents;
using RoleOperator.Core.Planning;

namespace RoleOperator.Core.Tests.Planning;

public class DanglingPrincipalsTests
{
    private const string Caller = "arn:aws:iam::111122223333:role/caller";
    private const string Id = "AROAEXAMPLEEXAMPLE009";

    [Theory]
    [InlineData($"\"{Caller}\"", $"\"{Id}\"", true)]
    [InlineData($"[\"{Caller}\",\"111122223333\"]", $"[\"arn:aws:iam::111122223333:root\",\"{Id}\"]", true)]
    [InlineData($"\"{Caller}\"", $"[\"{Id}\",\"*\"]", false)]
    [InlineData($"[\"{Caller}\",\"{Id}\"]", $"\"{Id}\"", null)]
    [InlineData($"\"{Caller}\"", "\"arn:aws:iam::111122223333:role/other\"", null)]
    public void Ids_ThatTheSpecDoesNotName_AreFoundAndToldFromOtherDifferences(string wanted, string observed, bool? isAll)
    {
        var dangling = Converge(Document(wanted), Document(observed)).Dangling;

        Assert.Equal(isAll, dangling?.IsAll);
        if (dangling is null) return;
        Assert.Equal([Id], dangling.Ids);
        Assert.Equal([Caller], dangling.Missing);
    }

    [Fact]
    public void Ids_InSeveralStatementsOfTheSameActions_AreNoOtherDifference()
    {
        const string Wanted = $$$$"""
            {"Version":"2012-10-17","Statement":[
             {"Effect":"Allow","Principal":{"AWS":"{{{{Caller}}}}"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"a"}}},
             {"Effect":"Allow","Principal":{"AWS":"{{{{Caller}}}}"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"b"}}}]}
            """;
        const string Observed = $$$$"""
            {"Version":"2012-10-17","Statement":[
             {"Effect":"Allow","Principal":{"AWS":"{{{{Id}}}}"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"b"}}},
             {"Effect":"Allow","Principal":{"AWS":"{{{{Id}}}}"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"a"}}}]}
            """;

        Assert.True(Converge(Wanted, Observed).Dangling!.IsAll);
        Assert.False(Converge(Wanted, Observed.Replace("\"a\"", "\"c\"", StringComparison.Ordinal)).Dangling!.IsAll);
    }

    [Fact]
    public void Ids_ThatComeBack_AreAProblemWithThePrincipalsThatMayBeMeant()
    {
        var problem = Converge(Document($"\"{Caller}\""), Document($"\"{Id}\"")).Dangling!.Unmendable("trust", 3);

        Assert.Equal("InvalidSpec", problem.Reason);
        Assert.StartsWith(
            $"spec.trust: IAM shows {Id} in place of what was deleted, and does not show {Caller}; the policy was written 3 times",
            problem.Message,
            StringComparison.Ordinal);
    }

    private static Plan Converge(string wanted, string observed) => RolePlanner.Converge(
        Samples.DesiredRole with { Trust = Samples.Parse(wanted, DocumentKind.Trust) },
        Samples.ObservedRole with { Trust = Samples.Seen(observed, DocumentKind.Trust) });

    private static string Document(string principals) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":{{principals}}},"Action":"sts:AssumeRole"}]}""";
}
