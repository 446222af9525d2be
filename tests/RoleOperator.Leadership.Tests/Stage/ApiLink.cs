using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace RoleOperator.Leadership.Tests.Stage;

/// <summary>How a network parts two ends.</summary>
public enum Cut
{
    /// <summary>Nothing arrives any more, and nobody says so: connections stay open.</summary>
    Silent,

    /// <summary>Connections end, and new ones are refused.</summary>
    Refused,
}

/// <summary>One replica's way to the API server, which can be cut.</summary>
public sealed class ApiLink : IAsyncDisposable
{
    private readonly CancellationTokenSource closed = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly FileInfo kubeconfig = new(Path.GetTempFileName());
    private readonly Uri server;
    private readonly Task accepting;
    private volatile bool silent;

    /// <summary>Opens a link beside the one of a kubeconfig.</summary>
    public ApiLink(string original)
    {
        var text = File.ReadAllText(original);
        server = new Uri(Regex.Match(text, @"\bserver: (\S+)").Groups[1].Value);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        File.WriteAllText(kubeconfig.FullName, text.Replace(server.OriginalString, $"https://127.0.0.1:{port}", StringComparison.Ordinal));
        accepting = AcceptAsync();
    }

    /// <summary>The path of a kubeconfig that goes through this link.</summary>
    public string Kubeconfig => kubeconfig.FullName;

    /// <summary>For good.</summary>
    public void Sever(Cut how)
    {
        silent = true;
        if (how is Cut.Silent) return;
        listener.Stop();
        closed.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        Sever(Cut.Refused);
        await accepting;
        closed.Dispose();
        kubeconfig.Delete();
    }

    private async Task AcceptAsync()
    {
        var links = new List<Task>();
        try
        {
            while (true) links.Add(ConnectAsync(await listener.AcceptTcpClientAsync(closed.Token)));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            await Task.WhenAll(links);
        }
    }

    private async Task ConnectAsync(TcpClient from)
    {
        using var near = from;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(server.Host, server.Port, closed.Token);
            await Task.WhenAny(PumpAsync(near.GetStream(), far.GetStream()), PumpAsync(far.GetStream(), near.GetStream()));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            // The connection ends with it.
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, closed.Token) is var count and > 0)
            {
                if (silent) await Task.Delay(Timeout.Infinite, closed.Token);
                await to.WriteAsync(buffer.AsMemory(0, count), closed.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Either end is gone, or the link is cut: the connection ends with it.
        }
    }
}
