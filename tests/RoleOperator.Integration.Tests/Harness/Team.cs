using System.Text.Json;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>
/// One namespace with what is in it and in AWS for it. On disposal its objects are deleted, so that the resyncs of finished tests do not slow
/// down the next ones.
/// </summary>
public sealed class Team(World world, string ns) : IAsyncDisposable
{
    private readonly int callsBefore = world.Proxy.Count;

    public string Namespace => ns;

    public AwsView Aws { get; } = world.View();

    /// <summary>Every call so far that names something of this namespace.</summary>
    public IReadOnlyList<WireCall> Calls => [.. world.Proxy.CallsAfter(callsBefore).Where(c => c.Mentions(ns))];

    public IEnumerable<WireCall> Writes => Calls.Where(c => !c.IsRead);

    /// <summary>The default AWS name of an object.</summary>
    public string AwsName(string name) => $"{ns}-{name}";

    public string PolicyArn(string name) => $"arn:aws:iam::{World.AccountId}:policy/{AwsName(name)}";

    public string RoleArn(string name) => $"arn:aws:iam::{World.AccountId}:role/{AwsName(name)}";

    public string ProfileArn(string name) => $"arn:aws:iam::{World.AccountId}:instance-profile/{AwsName(name)}";

    /// <summary>The value of an object's owner tag.</summary>
    public string Owner(string name) => $"{World.ClusterName}/{ns}/{name}";

    public Task<JsonElement> ApplyAsync(ResourceKind kind, string name, string specYaml, string? annotationsYaml = null) =>
        world.Cluster.ApplyAsync(kind, ns, name, specYaml, annotationsYaml);

    /// <summary>Applies and waits until it is Ready.</summary>
    public async Task<JsonElement> ConvergeAsync(ResourceKind kind, string name, string specYaml, string? annotationsYaml = null)
    {
        await ApplyAsync(kind, name, specYaml, annotationsYaml);
        return await ReadyAsync(kind, name);
    }

    /// <summary>Replaces the whole spec and waits until it is Ready.</summary>
    public async Task<JsonElement> ReplaceAsync(ResourceKind kind, string name, string specYaml)
    {
        // A status that the operator writes between the read and the write would refuse it; a Ready object's is not written.
        await world.Cluster.ReplaceAsync(kind, ns, name, specYaml);
        return await ReadyAsync(kind, name);
    }

    public Task<string> RefusedAsync(ResourceKind kind, string name, string specYaml) => world.Cluster.RefusedAsync(kind, ns, name, specYaml);

    /// <summary>
    /// Applies a change of a field that cannot change once the object exists, which is refused: by an API server that knows the rules of the schema, else by
    /// the operator.
    /// </summary>
    /// <param name="kind">The object's kind.</param>
    /// <param name="name">The object, which is Ready.</param>
    /// <param name="specYaml">The whole spec, changed.</param>
    /// <param name="field">The field that the refusal must name, such as <c>path</c>.</param>
    public async Task ChangeRefusedAsync(ResourceKind kind, string name, string specYaml, string field)
    {
        if (await world.Cluster.KnowsRulesAsync(kind))
        {
            Assert.Contains($"{field} cannot be changed, added or removed", await RefusedAsync(kind, name, specYaml), StringComparison.Ordinal);
            return;
        }

        await ApplyAsync(kind, name, specYaml);
        var message = await NotReadyAsync(kind, name, Reasons.ImmutableFieldChanged);
        Assert.Contains($"spec.{field}: ", message, StringComparison.Ordinal);
        Assert.Contains($"set spec.{field} back to", message, StringComparison.Ordinal);
    }

    public Task<JsonElement> ReadyAsync(ResourceKind kind, string name) => world.Cluster.ReadyAsync(kind, ns, name);

    /// <summary>Waits until Ready is False for a reason.</summary>
    /// <returns>The condition's message.</returns>
    public async Task<string> NotReadyAsync(ResourceKind kind, string name, string reason) =>
        ObjectView.Message(await world.Cluster.NotReadyAsync(kind, ns, name, reason));

    public Task<JsonElement> SeeAsync(ResourceKind kind, string name, string what, Func<JsonElement, bool> passes) =>
        world.Cluster.SeeAsync(kind, ns, name, what, passes);

    public async Task<JsonElement> GetAsync(ResourceKind kind, string name) => (await world.Cluster.FindAsync(kind, ns, name))!.Value;

    public Task<string> EventAsync(string name, string reason) => world.Cluster.EventAsync(ns, name, reason);

    public Task<IReadOnlyList<string>> EventVersionsAsync() => world.Cluster.EventVersionsAsync(ns);

    public Task DeleteAsync(ResourceKind kind, string name) => world.Cluster.DeleteAsync(kind, ns, name);

    public Task GoneAsync(ResourceKind kind, string name) => world.Cluster.GoneAsync(kind, ns, name);

    /// <summary>Waits until AWS looks as it should.</summary>
    public Task AwsSoonAsync(string what, Func<Task<string?>> look, Func<string?, bool> passes) =>
        world.Eventually.SeeAsync($"AWS: {what}", look, passes);

    /// <summary>
    /// The calls about one AWS object in whole passes, each of which opens with one read; the pass that is still going on is left out.
    /// </summary>
    /// <param name="awsName">The object.</param>
    /// <param name="opens">The read, such as <c>GetRole</c>.</param>
    /// <param name="count">How many passes to wait for, from now on.</param>
    public async Task<IReadOnlyList<IReadOnlyList<WireCall>>> PassesAsync(string awsName, string opens, int count)
    {
        var before = world.Proxy.Count;
        IEnumerable<WireCall> About() => world.Proxy.CallsAfter(before).Where(c => c.IsAbout(awsName));
        await world.Eventually.SeeAsync(
            $"{count} whole passes of {awsName}", () => About().Count(c => c.Action == opens) > count, () => string.Join('\n', About()));
        return [.. CallSequence.Split(About(), opens).Take(count)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var kind in ResourceKind.All)
        {
            foreach (var name in await world.Cluster.NamesAsync(kind, ns)) await DeleteAsync(kind, name);
        }
    }
}
