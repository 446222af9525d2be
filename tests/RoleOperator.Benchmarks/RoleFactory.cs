using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using RoleOperator.Core.Resources;

namespace RoleOperator.Benchmarks;

/// <summary>Creates roles of the size that people write: a trust, a managed policy, an inline policy, tags.</summary>
internal sealed class RoleFactory(string kubeconfig, string @namespace) : IDisposable
{
    private const int AtOnce = 16;

    // A definition is established a moment before its path is served.
    private static readonly TimeSpan ServedPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ServedLimit = TimeSpan.FromSeconds(30);

    private readonly k8s.Kubernetes client = new(KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig));

    public async Task CreateAsync(int count, CancellationToken ct)
    {
        await ServedAsync(ct);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (number, one) => await client.CustomObjects.CreateNamespacedCustomObjectAsync<JsonElement>(
                Role(number), ResourceKind.Group, ResourceKind.Version, @namespace, ResourceKind.Role.Plural, cancellationToken: one));
    }

    public void Dispose() => client.Dispose();

    private async Task ServedAsync(CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(ServedLimit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        while (true)
        {
            try
            {
                await client.CustomObjects.ListNamespacedCustomObjectAsync<JsonElement>(
                    ResourceKind.Group, ResourceKind.Version, @namespace, ResourceKind.Role.Plural, limit: 1, cancellationToken: either.Token);
                return;
            }
            catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.NotFound)
            {
                await Task.Delay(ServedPause, either.Token);
            }
        }
    }

    private JsonNode Role(int number) => JsonNode.Parse($$$"""
        {
          "apiVersion": "{{{ResourceKind.ApiVersion}}}", "kind": "Role",
          "metadata": {"name": "role-{{{number:00000}}}", "namespace": "{{{@namespace}}}"},
          "spec": {
            "description": "Service number {{{number}}}",
            "trust": {"document": {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}},
            "managedPolicies": [{"aws": "AmazonSSMManagedInstanceCore"}],
            "inlinePolicies": [{"name": "queue", "document": {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["sqs:SendMessage", "sqs:ReceiveMessage"], "Resource": "arn:aws:sqs:eu-west-1:111122223333:queue-{{{number}}}"}]}}],
            "tags": {"team": "team-{{{number % 50}}}", "service": "service-{{{number}}}"}
          }
        }
        """)!;
}
