using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace RoleOperator.Testing;

/// <summary>
/// A bad network between two processes: passes bytes on between loopback ports, and on demand cuts connections, lets them fall silent without an
/// end, refuses new ones or holds everything up.
/// </summary>
public sealed class TcpFaultProxy : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Link, Task> links = [];
    private readonly Socket listener = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource stop = new();
    private readonly IPEndPoint target;
    private readonly Task accepting;
    private volatile bool down;
    private volatile bool silent;
    private long delay;

    private TcpFaultProxy(int targetPort)
    {
        target = new(IPAddress.Loopback, targetPort);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndPoint!).Port;

    /// <summary>How long each piece of data is held up, in each direction.</summary>
    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref delay));
        set => Interlocked.Exchange(ref delay, value.Ticks);
    }

    /// <param name="targetPort">The port of 127.0.0.1 to connect to.</param>
    public static TcpFaultProxy Start(int targetPort) => new(targetPort);

    /// <summary>Ends all connections at once, without an orderly close; new ones work.</summary>
    public void Cut()
    {
        foreach (var link in links.Keys) link.Cut();
    }

    /// <summary>Ends all connections, and each new one as soon as it is made, until <see cref="GoUp"/>.</summary>
    public void GoDown()
    {
        down = true;
        Cut();
    }

    public void GoUp() => down = false;

    /// <summary>Lets the connections of this moment fall silent for good, as a router does that forgot them: no byte and no end. New ones work.</summary>
    public void Silence()
    {
        foreach (var link in links.Keys) link.Silent = true;
    }

    /// <summary>Lets all connections fall silent for good, those to come as well.</summary>
    public void FallSilent()
    {
        silent = true;
        Silence();
    }

    /// <summary>Ends all connections, and refuses new ones for good.</summary>
    public void Close()
    {
        stop.Cancel();
        listener.Dispose();
        Cut();
    }

    public async ValueTask DisposeAsync()
    {
        Close();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var link = new Link(await listener.AcceptAsync(stop.Token)) { Silent = silent };
                links[link] = CarryAsync(link);

                // After it can be found, so that one of the two sees a link that comes while the network goes down.
                if (down) link.Cut();
                if (silent) link.Silent = true;
            }
        }
        catch (Exception e) when (stop.IsCancellationRequested && e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task CarryAsync(Link link)
    {
        await Task.Yield();
        try
        {
            await link.Server.ConnectAsync(target, stop.Token);
            await Task.WhenAny(PumpAsync(link, link.Client, link.Server), PumpAsync(link, link.Server, link.Client));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Nobody listens there, or the link was cut meanwhile.
        }

        link.Cut();
        links.TryRemove(link, out _);
    }

    private async Task PumpAsync(Link link, Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, stop.Token) is var read and > 0)
            {
                if (Delay is { Ticks: > 0 } wait) await Task.Delay(wait, stop.Token);
                for (var sent = 0; sent < read && !link.Silent;) sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), stop.Token);
            }

            // The end of a connection would be news, too.
            if (link.Silent) await Task.Delay(Timeout.Infinite, stop.Token);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side ended it, or it was cut.
        }
    }

    private sealed class Link(Socket client)
    {
        public volatile bool Silent;

        public Socket Client => client;

        public Socket Server { get; } = new(SocketType.Stream, ProtocolType.Tcp);

        /// <summary>A close without lingering: both ends see a reset.</summary>
        public void Cut()
        {
            client.Close(0);
            Server.Close(0);
        }
    }
}
