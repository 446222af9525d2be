using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Controllers.Tests.Ends;

/// <summary>
/// One kind's objects in an API server: versions and generations, finalizers and deletion, a status of its own, and a watch that can be held
/// back. What users do and what the operator writes are told apart: only the latter goes through the journal.
/// </summary>
internal sealed class FakeCluster<TSpec, TStatus>(
    ResourceKind kind, Journal journal, TimeProvider time, JsonTypeInfo<TSpec> specType, JsonTypeInfo<TStatus> statusType)
    : IListWatch<Resource<TSpec, TStatus>>, IResourceWriter<TStatus>
    where TSpec : class
    where TStatus : class, new()
{
    /// <summary>The default of the CRDs.</summary>
    private static readonly string Fresh = $$"""{"observedGeneration":{{Verdict.NotObserved}}}""";

    private readonly Dictionary<ResourceKey, Resource<TSpec, TStatus>> objects = [];
    private readonly Queue<WatchEvent<Resource<TSpec, TStatus>>> held = new();
    private ChannelWriter<WatchEvent<Resource<TSpec, TStatus>>>? stream;
    private int version = 100;
    private int uids;

    /// <summary>While true, the watch tells nothing.</summary>
    public bool IsHeld { get; set; }

    /// <summary>While true, the operator may not list.</summary>
    public bool IsRefused { get; set; }

    public IReadOnlyCollection<ResourceKey> Keys => [.. objects.Keys];

    public ResourceKey Key(string name, string @namespace = "shop") => new(kind.Name, @namespace, name);

    public Resource<TSpec, TStatus>? Find(string name) => objects.GetValueOrDefault(Key(name));

    /// <summary>The object as clients get it.</summary>
    public JsonObject Json(string name) => new()
    {
        ["metadata"] = JsonSerializer.SerializeToNode(Find(name)!.Metadata, SpecJson.Default.ObjectMeta),
        ["status"] = JsonSerializer.SerializeToNode(Find(name)!.Status, statusType),
    };

    /// <summary>What <c>kubectl apply</c> does.</summary>
    public void Apply(string name, string spec, string? annotations = null)
    {
        var before = Find(name);
        var resource = Parse(before?.Metadata ?? new() { Name = name, Namespace = "shop", Uid = $"uid-{kind}-{++uids}" }, spec);
        Put(resource with
        {
            Metadata = resource.Metadata with
            {
                Generation = (before?.Metadata.Generation ?? 0) + 1,
                Annotations = annotations is null ? before?.Metadata.Annotations : Annotations(annotations),
            },
            Status = before?.Status ?? JsonSerializer.Deserialize(Fresh, statusType)!,
        });
    }

    public void Annotate(string name, string annotation) =>
        Put(Find(name)! with { Metadata = Find(name)!.Metadata with { Annotations = Annotations(annotation) } });

    /// <summary>Changes what the API server has in some other way.</summary>
    public void Change(string name, Func<Resource<TSpec, TStatus>, Resource<TSpec, TStatus>> change) => Put(change(Find(name)!));

    /// <summary>What <c>kubectl delete</c> does.</summary>
    public void Delete(string name)
    {
        var resource = Find(name)!;
        if (resource.Metadata.Finalizers is { Count: > 0 })
            Put(resource with { Metadata = resource.Metadata with { DeletionTimestamp = time.GetUtcNow() } });
        else
            Drop(resource);
    }

    /// <summary>Lets the watch tell what it held back.</summary>
    public void Release()
    {
        IsHeld = false;
        while (held.TryDequeue(out var line)) Tell(line);
    }

    public Task<ListPage<Resource<TSpec, TStatus>>> ListAsync(string? continueToken, CancellationToken ct) =>
        IsRefused
            ? Task.FromException<ListPage<Resource<TSpec, TStatus>>>(new WatchRefusedException($"{kind.Plural} is forbidden"))
            : Task.FromResult(new ListPage<Resource<TSpec, TStatus>>([.. objects.Values.Select(Listed)], $"{version}", null));

    public async IAsyncEnumerable<WatchEvent<Resource<TSpec, TStatus>>> WatchAsync(
        string resourceVersion, TimeSpan serverTimeout, [EnumeratorCancellation] CancellationToken ct)
    {
        var channel = Channel.CreateUnbounded<WatchEvent<Resource<TSpec, TStatus>>>(new UnboundedChannelOptions { AllowSynchronousContinuations = true });
        stream = channel.Writer;
        try
        {
            await foreach (var line in channel.Reader.ReadAllAsync(ct)) yield return line;
        }
        finally
        {
            if (stream == channel.Writer) stream = null;
        }
    }

    public Task<ObjectMeta?> AddFinalizerAsync(ObjectMeta meta, CancellationToken ct) => Write("add finalizer", meta, () =>
    {
        if (Current(meta) is not { Metadata.DeletionTimestamp: null } resource || !SameFinalizers(resource.Metadata, meta)) return null;
        return Put(resource with { Metadata = resource.Metadata with { Finalizers = [.. resource.Metadata.Finalizers ?? [], WellKnown.Finalizer] } });
    });

    public Task<bool> RemoveFinalizerAsync(ObjectMeta meta, CancellationToken ct) => Write("remove finalizer", meta, () =>
    {
        if (Current(meta) is not { } resource) return true;
        if (!SameFinalizers(resource.Metadata, meta)) return false;
        var left = resource.Metadata.Finalizers!.Where(finalizer => finalizer != WellKnown.Finalizer).ToList();
        var changed = resource with { Metadata = resource.Metadata with { Finalizers = left } };
        if (left.Count > 0) Put(changed);
        else Drop(changed);
        return true;
    });

    public Task<ObjectMeta?> WriteStatusAsync(ObjectMeta meta, TStatus status, CancellationToken ct) => Write("write status", meta, () =>
        Current(meta) is { } resource ? Put(resource with { Status = JsonSerializer.SerializeToElement(status, statusType).Deserialize(statusType)! }) : null);

    private static Dictionary<string, string> Annotations(string annotation) => new() { [annotation.Split('=')[0]] = annotation.Split('=')[1] };

    private static bool SameFinalizers(ObjectMeta a, ObjectMeta b) => (a.Finalizers ?? []).SequenceEqual(b.Finalizers ?? []);

    private Resource<TSpec, TStatus> Parse(ObjectMeta meta, string spec) => SpecReader.Read(
        JsonSerializer.SerializeToElement(new JsonObject
        {
            ["metadata"] = JsonSerializer.SerializeToNode(meta, SpecJson.Default.ObjectMeta),
            ["spec"] = JsonNode.Parse(spec),
        }),
        specType, statusType);

    private Resource<TSpec, TStatus>? Current(ObjectMeta meta) =>
        objects.GetValueOrDefault(Key(meta.Name, meta.Namespace)) is { } resource && resource.Metadata.Uid == meta.Uid ? resource : null;

    private async Task<T> Write<T>(string what, ObjectMeta meta, Func<T> effect)
    {
        await Task.CompletedTask;
        return journal.Write($"{what} {Key(meta.Name, meta.Namespace)}", effect, () => new IOException("The connection was closed"));
    }

    private ObjectMeta Put(Resource<TSpec, TStatus> resource)
    {
        var put = resource with { Metadata = resource.Metadata with { ResourceVersion = $"{++version}" } };
        objects[Key(put.Metadata.Name, put.Metadata.Namespace)] = put;
        Tell(new WatchEvent<Resource<TSpec, TStatus>>.Applied(Listed(put)));
        return put.Metadata;
    }

    private void Drop(Resource<TSpec, TStatus> resource)
    {
        var dropped = resource with { Metadata = resource.Metadata with { ResourceVersion = $"{++version}" } };
        objects.Remove(Key(dropped.Metadata.Name, dropped.Metadata.Namespace));
        Tell(new WatchEvent<Resource<TSpec, TStatus>>.Deleted(Listed(dropped)));
    }

    private Listed<Resource<TSpec, TStatus>> Listed(Resource<TSpec, TStatus> resource) =>
        new(Key(resource.Metadata.Name, resource.Metadata.Namespace), resource.Metadata.ResourceVersion, resource);

    private void Tell(WatchEvent<Resource<TSpec, TStatus>> line)
    {
        if (IsHeld) held.Enqueue(line);
        else if (stream is null) throw new InvalidOperationException("Nobody watches: the clock was moved by five minutes or more before a change.");
        else Inline.Run(() => stream.TryWrite(line));
    }
}
