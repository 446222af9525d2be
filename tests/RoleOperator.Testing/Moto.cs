namespace RoleOperator.Testing;

/// <summary>An AWS end for tests: moto, or the one that AWS_ENDPOINT_URL names. Disposing stops what was started.</summary>
public sealed class Moto : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly HttpClient http = new();

    private Moto(DirectoryInfo folder, Uri endpoint)
    {
        this.folder = folder;
        Endpoint = endpoint;
    }

    /// <summary>Where all AWS services answer.</summary>
    public Uri Endpoint { get; }

    /// <exception cref="InvalidOperationException">moto could not be started; the message says why.</exception>
    public static async Task<Moto> StartAsync(CancellationToken cancellationToken = default)
    {
        var folder = Directory.CreateTempSubdirectory("role-operator-moto-");
        return new Moto(folder, new Uri(await TestbedScript.StartAsync("moto", folder, cancellationToken)));
    }

    /// <summary>Forgets everything that was created. Only moto can do that.</summary>
    public async Task ResetAsync(CancellationToken cancellationToken = default)
    {
        using var response = await http.PostAsync(new Uri(Endpoint, "/moto-api/reset"), null, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await TestbedScript.StopAsync("moto", folder);
    }
}
