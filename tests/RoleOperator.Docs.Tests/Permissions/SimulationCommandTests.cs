using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using RoleOperator.Docs.Tests.Pages;
using RoleOperator.Docs.Tests.Stage;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Docs.Tests.Permissions;

/// <summary>The simulations that troubleshooting offers say that a correct installation is allowed what it does, and not without what they are given.</summary>
public sealed class SimulationCommandTests
{
    private const string Boundary = $"arn:aws:iam::{World.AccountId}:policy/role-operator-boundary";

    public static TheoryData<int, bool> Commands => new() { { 0, false }, { 0, true }, { 1, false }, { 1, true } };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Simulation_OfTroubleshooting_AllowsWhatTheShippedPolicyAllows(int command, bool bounded)
    {
        await using var end = await LeastPrivilegeEnd.StartAsync("/teams/", bounded ? Boundary : null);
        using var iam = end.Iam(LeastPrivilegeEnd.Administrator);
        var words = Options(command);
        var request = new SimulatePrincipalPolicyRequest
        {
            PolicySourceArn = LeastPrivilegeEnd.Operator,
            ActionNames = words["--action-names"],
            ResourceArns = words["--resource-arns"],
            ContextEntries = [.. words["--context-entries"].Select(Entry)],
        };

        Assert.Equal(words["--action-names"].Select(_ => "allowed"), await DecisionsAsync(iam, request));
        request.ContextEntries = [];
        Assert.DoesNotContain("allowed", await DecisionsAsync(iam, request));
    }

    private static async Task<IEnumerable<string>> DecisionsAsync(
        AmazonIdentityManagementServiceClient iam, SimulatePrincipalPolicyRequest request) =>
        (await iam.SimulatePrincipalPolicyAsync(request)).EvaluationResults.Select(result => result.EvalDecision.Value);

    /// <summary>The words after each option of one of the page's commands, with this world's names.</summary>
    private static Dictionary<string, List<string>> Options(int command)
    {
        const string Start = "aws iam simulate-principal-policy ";
        var text = string.Concat(DocumentPage.Named("docs/troubleshooting.md").Blocks.Select(block => block.Text))
            .Replace("\\\n", " ", StringComparison.Ordinal)
            .Replace("111122223333", World.AccountId, StringComparison.Ordinal)
            .Replace("my-cluster", World.ClusterName, StringComparison.Ordinal);
        var line = text.Split('\n').Where(one => one.StartsWith(Start, StringComparison.Ordinal)).ElementAt(command)[Start.Length..];
        var options = new Dictionary<string, List<string>>();
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.StartsWith("--", StringComparison.Ordinal)) options[word] = [];
            else options.Last().Value.Add(word);
        }

        return options;
    }

    /// <summary>The AWS CLI's shorthand for a structure.</summary>
    private static ContextEntry Entry(string shorthand)
    {
        var members = shorthand.Split(',').Select(member => member.Split('=', 2)).ToDictionary(member => member[0], member => member[1]);
        return new()
        {
            ContextKeyName = members["ContextKeyName"],
            ContextKeyType = members["ContextKeyType"],
            ContextKeyValues = [members["ContextKeyValues"]],
        };
    }
}
