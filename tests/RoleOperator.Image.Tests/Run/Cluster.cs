using RoleOperator.Image.Tests.Build;
using RoleOperator.Testing;

namespace RoleOperator.Image.Tests.Run;

/// <summary>An API server with the CRDs, moto, and a kubeconfig that the image's user can read.</summary>
public sealed class Cluster : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("role-operator-pod-");
    private ControlPlane? controlPlane;
    private Moto? moto;

    public Uri Aws => moto!.Endpoint;

    /// <summary>What a pod's manifest would set.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["KUBECONFIG"] = Kubeconfig,
        ["AWS_ENDPOINT_URL"] = Aws.ToString(),
        ["AWS_REGION"] = "eu-west-1",
    };

    /// <summary>A folder that everyone can read, for what would be mounted into the pod.</summary>
    public string Mounts => folder.FullName;

    private string Kubeconfig => Path.Combine(Mounts, "kubeconfig");

    public async Task InitializeAsync()
    {
        controlPlane = await ControlPlane.StartAsync();
        moto = await Moto.StartAsync();
        await MountAsync("kubeconfig", await File.ReadAllTextAsync(controlPlane.Kubeconfig));
        File.SetUnixFileMode(Mounts, File.GetUnixFileMode(Mounts) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        await KubectlAsync("apply", "--validate=false", "-f", Path.Combine(Repository.Root, "crds"));
        await KubectlAsync("wait", "--for=condition=Established", "--timeout=60s", "crd", "--all");
    }

    public async Task DisposeAsync()
    {
        if (moto is not null) await moto.DisposeAsync();
        if (controlPlane is not null) await controlPlane.DisposeAsync();
        folder.Delete(recursive: true);
    }

    public Task<string> KubectlAsync(params string[] arguments) => BuildCommand.RunAsync(Mounts, "kubectl", [$"--kubeconfig={Kubeconfig}", .. arguments]);

    /// <summary>Applies a manifest.</summary>
    public async Task ApplyAsync(string manifest) => await KubectlAsync("apply", "--validate=false", "-f", await MountAsync("manifest.yaml", manifest));

    /// <summary>Puts a file where the image's user can read it.</summary>
    /// <returns>Its path.</returns>
    public async Task<string> MountAsync(string name, string content)
    {
        var path = Path.Combine(Mounts, name);
        await File.WriteAllTextAsync(path, content);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        return path;
    }

    /// <summary>Whether moto has a role of that name.</summary>
    public async Task<bool> HasRoleAsync(string name)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Aws)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Action"] = "GetRole", ["Version"] = "2010-05-08", ["RoleName"] = name }),
        };

        // moto looks for the service in the signature's scope, and not at the signature.
        request.Headers.TryAddWithoutValidation(
            "Authorization", "AWS4-HMAC-SHA256 Credential=testing/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request);
        return response.IsSuccessStatusCode;
    }
}
