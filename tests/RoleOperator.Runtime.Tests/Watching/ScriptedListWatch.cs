using System.Runtime.CompilerServices;
using System.Threading.Channels;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Runtime.Tests.Watching;

/// <summary>Answers list calls from a script, and leaves each watch open for the test to write to.</summary>
internal sealed class ScriptedListWatch : IListWatch<string>
{
    private readonly Queue<Func<CancellationToken, Task<ListPage<string>>>> pages = new();
    private readonly Queue<Exception> refusals = new();

    /// <summary>The continue tokens asked for, in order.</summary>
    public List<string?> Lists { get; } = [];

    /// <summary>The versions watched from, in order.</summary>
    public List<string> Watches { get; } = [];

    public List<TimeSpan> ServerTimeouts { get; } = [];

    /// <summary>The stream that is open now.</summary>
    public ChannelWriter<WatchEvent<string>> Stream { get; private set; } = null!;

    public static Listed<string> Item(string name, string version) => new(Key(name), version, $"{name}@{version}");

    public static ResourceKey Key(string name) => new("Role", "ns", name);

    public static WatchEvent<string> Applied(string name, string version) => new WatchEvent<string>.Applied(Item(name, version));

    public static WatchEvent<string> Deleted(string name, string version) => new WatchEvent<string>.Deleted(Item(name, version));

    public ScriptedListWatch Page(string version, string? next, params Listed<string>[] items) =>
        Answer(_ => Task.FromResult(new ListPage<string>(items, version, next)));

    public ScriptedListWatch Page(Exception error) => Answer(_ => Task.FromException<ListPage<string>>(error));

    public ScriptedListWatch HangingPage() => Answer(ct => new TaskCompletionSource<ListPage<string>>().Task.WaitAsync(ct));

    /// <summary>The next watch is refused at once.</summary>
    public void RefuseWatch(Exception error) => refusals.Enqueue(error);

    public async Task<ListPage<string>> ListAsync(string? continueToken, CancellationToken ct)
    {
        await Task.Yield();
        Lists.Add(continueToken);
        return pages.TryDequeue(out var page) ? await page(ct) : throw new IOException("the script has no further page");
    }

    public async IAsyncEnumerable<WatchEvent<string>> WatchAsync(
        string resourceVersion, TimeSpan serverTimeout, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        Watches.Add(resourceVersion);
        ServerTimeouts.Add(serverTimeout);
        if (refusals.TryDequeue(out var refusal)) throw refusal;
        var stream = Channel.CreateUnbounded<WatchEvent<string>>(new UnboundedChannelOptions { AllowSynchronousContinuations = true });
        Stream = stream.Writer;
        await foreach (var line in stream.Reader.ReadAllAsync(ct)) yield return line;
    }

    public ScriptedListWatch Answer(Func<CancellationToken, Task<ListPage<string>>> page)
    {
        pages.Enqueue(page);
        return this;
    }
}
