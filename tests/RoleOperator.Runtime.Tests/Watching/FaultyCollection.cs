using System.Globalization;
using System.Runtime.CompilerServices;
using RoleOperator.Runtime.Tests.Time;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Runtime.Tests.Watching;

/// <summary>A collection with a history that its server forgets, behind a line that fails in every way that lines and proxies do.</summary>
internal sealed class FaultyCollection(ManualTime time, Random chance) : IListWatch<string>
{
    private const int Names = 12;
    private const int PageSize = 3;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly List<(int Version, WatchEvent<string> Line)> history = [];
    private readonly Dictionary<string, (int At, int Index, SortedDictionary<string, Listed<string>> Items)> tokens = [];
    private SortedDictionary<string, Listed<string>> objects = new(StringComparer.Ordinal);
    private int version = 1;
    private int forgotten;

    /// <summary>While false, requests fail now and then.</summary>
    public bool IsWell { get; set; }

    /// <summary>What there is.</summary>
    public IEnumerable<string> Values => objects.Values.Select(item => item.Value);

    public int Lists { get; private set; }

    /// <summary>How often a version was asked for that is no longer kept.</summary>
    public int Expiries { get; private set; }

    /// <summary>How often a watch, or a page, did not end well.</summary>
    public int Failures { get; private set; }

    /// <summary>A user creates, changes or deletes something.</summary>
    public void Edit()
    {
        var name = $"{chance.Next(Names)}";
        version++;
        objects = new(objects, StringComparer.Ordinal);         // lists that are being read page by page keep theirs
        var item = ScriptedListWatch.Item(name, $"{version}");
        if (objects.Remove(name) && chance.Next(2) == 0)
        {
            history.Add((version, new WatchEvent<string>.Deleted(item)));
            return;
        }

        objects[name] = item;
        history.Add((version, new WatchEvent<string>.Applied(item)));
    }

    /// <summary>The server forgets every version before the newest.</summary>
    public void Compact() => forgotten = version;

    public async Task<ListPage<string>> ListAsync(string? continueToken, CancellationToken ct)
    {
        Lists++;
        await TravelAsync(ct);
        var (at, index, items) = continueToken is null ? (version, 0, objects) : Continued(continueToken);
        var page = items.Values.Skip(index).Take(PageSize).ToList();
        return new(page, $"{at}", index + PageSize < items.Count ? Token(at, index + PageSize, items) : null);
    }

    public async IAsyncEnumerable<WatchEvent<string>> WatchAsync(
        string resourceVersion, TimeSpan serverTimeout, [EnumeratorCancellation] CancellationToken ct)
    {
        await TravelAsync(ct);
        var seen = int.Parse(resourceVersion, CultureInfo.InvariantCulture);
        if (seen < forgotten)
        {
            if (chance.Next(2) == 0) throw Expired();
            Expiries++;
            yield return new WatchEvent<string>.Expired();
            yield break;
        }

        for (var end = time.Now + serverTimeout; time.Now < end; await Task.Delay(Look, time, ct))
        {
            foreach (var (at, line) in history.Where(line => line.Version > seen).ToList())
            {
                if (IsUnlucky(20))
                {
                    var fate = chance.Next(4);
                    if (fate == 0) yield break;
                    if (fate == 1) throw new IOException("reset by peer");
                    if (fate == 2) await SilenceAsync(ct);
                    yield return new WatchEvent<string>.Unreadable("half a line");
                }

                yield return line;
                seen = at;
            }

            if (chance.Next(50) == 0) yield return new WatchEvent<string>.Bookmark($"{seen = version}");
        }
    }

    private string Token(int at, int index, SortedDictionary<string, Listed<string>> items)
    {
        var token = $"token-{tokens.Count}";
        tokens.Add(token, (at, index, items));
        return token;
    }

    private (int At, int Index, SortedDictionary<string, Listed<string>> Items) Continued(string token) =>
        tokens[token].At < forgotten ? throw Expired() : tokens[token];

    private WatchExpiredException Expired()
    {
        Expiries++;
        return new("no longer kept");
    }

    private async Task TravelAsync(CancellationToken ct)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(1, 400)), time, ct);
        if (!IsUnlucky(6)) return;
        if (chance.Next(4) == 0) await SilenceAsync(ct);
        throw new IOException("connection refused");
    }

    private bool IsUnlucky(int times)
    {
        var unlucky = !IsWell && chance.Next(times) == 0;
        if (unlucky) Failures++;
        return unlucky;
    }

    private static Task SilenceAsync(CancellationToken ct) => new TaskCompletionSource().Task.WaitAsync(ct);
}
