using System.Globalization;
using System.Text;
using Amazon.IdentityManagement;
using Amazon.Runtime;
using RoleOperator.Testing;
using Xunit.Abstractions;

namespace RoleOperator.AwsSimulator.Tests.Differential;

/// <summary>
/// The simulator and moto, which somebody else wrote, answer the same generated calls. Where they differ, one of them is wrong about AWS: either the
/// simulator is mended, or the difference is a row of <see cref="KnownDivergences"/> with its source.
/// </summary>
/// <param name="output">Where the seed is printed.</param>
public sealed class MotoTests(ITestOutputHelper output)
{
    private const string SeedVariable = "ROLE_OPERATOR_SEED";
    private const int DefaultSeed = 20261122, Calls = 2500, CallsOfASequence = 60;

    [Fact]
    public async Task Answers_ToGeneratedCalls_DifferOnlyWhereItIsKnown()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable(SeedVariable) ?? $"{DefaultSeed}", CultureInfo.InvariantCulture);
        output.WriteLine($"{SeedVariable}={seed}");
        await using var moto = await Moto.StartAsync();
        await using var aws = await SimulatedAws.StartAsync();
        using var theirs = new AmazonIdentityManagementServiceClient(
            new BasicAWSCredentials("testing", "testing"),
            new AmazonIdentityManagementServiceConfig { ServiceURL = moto.Endpoint.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

        var unknown = new List<Difference>();
        var seen = KnownDivergences.All.ToDictionary(row => row, _ => 0);
        var random = new Random(seed);
        aws.World.Iam.Restructuring = false;
        for (var (calls, number) = (0, 1); calls < Calls; number++)
        {
            var sequence = new Sequence(random, number);
            var before = new List<Step>();
            for (var agreed = true; agreed && before.Count < CallsOfASequence; calls++)
            {
                var step = sequence.Next();
                var differences = Difference.Between(step, await Answer.OfAsync(step, aws.Iam), await Answer.OfAsync(step, theirs), before);
                foreach (var difference in differences)
                    if (KnownDivergences.All.FirstOrDefault(row => row.Explains(difference)) is { } row)
                        seen[row]++;
                    else
                        unknown.Add(difference);
                // From here on the two worlds are no longer the same.
                agreed = !differences.Any(difference => difference.Path == "Outcome" && step.Writes);
                before = [.. before, step];
            }
        }

        foreach (var (row, count) in seen)
            output.WriteLine($"{count} times: {row.Claim}");
        // Some are rare: that each is met is asked of one seed.
        Divergence[] unused = seed == DefaultSeed ? [.. seen.Where(row => row.Value == 0).Select(row => row.Key)] : [];
        Assert.True(unknown.Count == 0 && unused.Length == 0, Report(unknown, unused));
    }

    // One example of a kind, so that the report can be read.
    private static string Report(List<Difference> unknown, IReadOnlyList<Divergence> unused)
    {
        var report = new StringBuilder();
        foreach (var kind in unknown.GroupBy(difference => (difference.Step.Operation, difference.Path)))
            report.AppendLine($"{kind.Count()} times {kind.Key.Operation} {kind.First()}");
        foreach (var row in unused)
            report.AppendLine($"No call needed this row: {row.Claim}");
        return report.ToString();
    }
}
