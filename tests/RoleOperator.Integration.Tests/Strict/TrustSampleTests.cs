using RoleOperator.AwsSimulator.World;
using RoleOperator.Core.Resources;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;
using RoleOperator.Testing;

namespace RoleOperator.Integration.Tests.Strict;

/// <summary>Every sample of trust in short is taken by an AWS that checks trust policies.</summary>
public sealed class TrustSampleTests(SharedSimulator shared) : IClassFixture<SharedSimulator>
{
    private readonly StrictWorld strict = shared.Strict;

    [Fact]
    public async Task Samples_OfTrustInShort_AreTakenByAws()
    {
        await using var team = await strict.TeamAsync();
        await team.ConvergeAsync(ResourceKind.Role, "caller", $"trust: {{document: {Documents.Ec2Trust}}}");
        strict.Change(world => world.FindAccount("444455556666")!.Roles.Put(
            "caller", new Role("caller", "/", world.Ids.Unique("AROA"), world.Time.GetUtcNow(), "{}"), DateTimeOffset.MinValue));
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "samples", "trust", "roles.yaml"));
        var samples = text.Replace("namespace: ops", $"namespace: {team.Namespace}", StringComparison.Ordinal)
            .Split("\n---\n").Select(Manifest.Json).ToList();

        foreach (var sample in samples)
            await team.ApplyAsync(ResourceKind.Role, (string)sample["metadata"]!["name"]!, sample["spec"]!.ToJsonString());

        Assert.Equal(10, samples.Count);
        foreach (var sample in samples) await team.ReadyAsync(ResourceKind.Role, (string)sample["metadata"]!["name"]!);
    }
}
