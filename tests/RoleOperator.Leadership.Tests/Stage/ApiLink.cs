using System.Text.RegularExpressions;
using RoleOperator.Testing;

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
    private readonly FileInfo kubeconfig = new(Path.GetTempFileName());
    private readonly TcpFaultProxy network;

    /// <summary>Opens a link beside the one of a kubeconfig.</summary>
    public ApiLink(string original)
    {
        var text = File.ReadAllText(original);
        var server = new Uri(Regex.Match(text, @"\bserver: (\S+)").Groups[1].Value);
        network = TcpFaultProxy.Start(server.Port);
        File.WriteAllText(kubeconfig.FullName, text.Replace(server.OriginalString, $"https://127.0.0.1:{network.Port}", StringComparison.Ordinal));
    }

    /// <summary>The path of a kubeconfig that goes through this link.</summary>
    public string Kubeconfig => kubeconfig.FullName;

    /// <summary>For good.</summary>
    public void Sever(Cut how)
    {
        if (how is Cut.Silent) network.FallSilent();
        else network.Close();
    }

    public async ValueTask DisposeAsync()
    {
        await network.DisposeAsync();
        kubeconfig.Delete();
    }
}
