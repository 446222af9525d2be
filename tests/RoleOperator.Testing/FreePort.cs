using System.Net;
using System.Net.Sockets;

namespace RoleOperator.Testing;

/// <summary>A port of the loopback interface that nobody has at the moment, for programs that cannot choose one and tell.</summary>
public static class FreePort
{
    /// <summary>Another one at each call, as a rule; nothing keeps others from taking it meanwhile.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
