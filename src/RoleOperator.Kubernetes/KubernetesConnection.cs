using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using k8s;
using k8s.Exceptions;
using Microsoft.Extensions.Logging;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Resources;
using RoleOperator.Kubernetes.Http;
using RoleOperator.Kubernetes.Reading;
using RoleOperator.Kubernetes.Writing;
using RoleOperator.Runtime.Events;
using RoleOperator.Runtime.Leadership;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Kubernetes;

/// <summary>
/// One API server, reached as kubectl would: <c>KUBECONFIG</c>, else the pod's service account, else <c>~/.kube/config</c>. Everything that talks to it
/// comes from here.
/// </summary>
public sealed class KubernetesConnection : IDisposable
{
    private readonly k8s.Kubernetes client;
    private readonly ApplySupport apply = new();
    private readonly TimeProvider time;

    internal KubernetesConnection(KubernetesClientConfiguration configuration, TimeProvider time)
    {
        this.time = time;
        Namespace = configuration.Namespace ?? "default";
        client = ApiServerClient.Create(configuration, time);
    }

    /// <summary>The namespace of the kubeconfig's context, or of the pod.</summary>
    public string Namespace { get; }

    /// <summary>Reads the configuration; connects at the first use.</summary>
    /// <param name="time">Measures requests and stamps events.</param>
    /// <exception cref="InvalidOperationException">There is no usable configuration; the message says what is wrong with it.</exception>
    public static KubernetesConnection Open(TimeProvider time)
    {
        try
        {
            return new(KubernetesClientConfiguration.BuildDefaultConfig(), time);
        }
        catch (Exception e) when (e is KubeConfigException or KubernetesClientException or IOException or FormatException or CryptographicException)
        {
            throw new InvalidOperationException($"The Kubernetes configuration cannot be used: {e.Message} Set KUBECONFIG to a kubeconfig file.", e);
        }
    }

    /// <summary>The objects of one kind in a namespace, or, for null, in all of them. What cannot be read is told to log, counters and events.</summary>
    public IListWatch<Resource<TSpec, TStatus>> Objects<TSpec, TStatus>(
        ResourceKind kind, string? @namespace, JsonTypeInfo<TSpec> specType, JsonTypeInfo<TStatus> statusType, IEventSink events, ILoggerFactory loggers)
        where TSpec : class
        where TStatus : class, new() =>
        new ResourceListWatch<TSpec, TStatus>(
            client, kind, @namespace, specType, statusType, new Unreadables(kind, events, loggers.CreateLogger<Unreadables>()));

    /// <summary>Writes finalizers and status of one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="statusType">Its status.</param>
    /// <param name="beforeWrite">Is called before every single write. An exception keeps it from being sent and ends the call.</param>
    /// <param name="loggers">Hear of a server without server-side apply.</param>
    public IResourceWriter<TStatus> Writer<TStatus>(ResourceKind kind, JsonTypeInfo<TStatus> statusType, Action beforeWrite, ILoggerFactory loggers) =>
        new ResourceWriter<TStatus>(client, kind, statusType, apply, beforeWrite, loggers.CreateLogger<ResourceWriter<TStatus>>());

    /// <summary>The lease of that name.</summary>
    public ILeaseStore Lease(string @namespace, string name) => new LeaseStore(client, @namespace, name);

    /// <summary>Posts events.</summary>
    /// <param name="instance">Names this process in them.</param>
    /// <param name="loggers">Hear of dropped ones.</param>
    public EventRecorder Events(string instance, ILoggerFactory loggers) =>
        new(client, time, instance, loggers.CreateLogger<EventRecorder>());

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();
}
