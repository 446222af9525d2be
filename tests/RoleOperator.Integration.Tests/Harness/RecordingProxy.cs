using System.Web;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>Stands between the operator and the AWS end, and writes down every call: what a test counts is what went over the wire.</summary>
public sealed class RecordingProxy : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<WireCall> calls = [];
    private readonly HttpRelay relay;

    private RecordingProxy(Uri target) => relay = new HttpRelay(target, CarryAsync);

    public Uri Endpoint => relay.Endpoint;

    /// <summary>Every call so far, in the order of the answers.</summary>
    public IReadOnlyList<WireCall> Calls => CallsAfter(0);

    /// <summary>How many calls there have been.</summary>
    public int Count
    {
        get
        {
            lock (gate) return calls.Count;
        }
    }

    /// <summary>The calls after so many. In a world that many tests share, all of them are too many to look through again and again.</summary>
    public IReadOnlyList<WireCall> CallsAfter(int count)
    {
        lock (gate) return calls[count..];
    }

    public static async Task<RecordingProxy> StartAsync(Uri target)
    {
        var proxy = new RecordingProxy(target);
        await proxy.relay.StartAsync();
        return proxy;
    }

    public ValueTask DisposeAsync() => relay.DisposeAsync();

    private async Task CarryAsync(RelayedCall call)
    {
        var answer = await call.PassOnAsync(call.HungUp);
        Record(call.Body, answer.Status);
        await call.AnswerAsync(answer);
    }

    private void Record(string form, int status)
    {
        var parsed = HttpUtility.ParseQueryString(form);
        var parameters = parsed.AllKeys.OfType<string>().Where(k => k is not ("Action" or "Version")).ToDictionary(k => k, k => parsed[k] ?? "");
        lock (gate) calls.Add(new WireCall(parsed["Action"] ?? "?", parameters, status));
    }
}
