using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace k8s;

/// <summary>
/// Runs an exec credential plugin (client.authentication.k8s.io, v1 and v1beta1). Standard input is closed and "interactive" is
/// false: an operator has nobody to ask. The run is bounded by <see cref="KubernetesClientConfiguration.ExecTimeout"/>.
/// </summary>
internal static class ExecPlugin
{
    private static readonly string[] Versions = ["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"];

    // Enough for any message; a plugin that floods its output must not fill the memory.
    private const int MaxOutput = 1 << 20;

    public static void Validate(ExternalExecution exec)
    {
        if (string.IsNullOrWhiteSpace(exec.Command))
            throw new KubeConfigException("The exec plugin of the kubeconfig user has no command.");
        if (!Versions.Contains(exec.ApiVersion))
            throw new KubeConfigException($"The exec plugin {exec.Command} has the apiVersion '{exec.ApiVersion}'; use {Versions[0]}.");
        if (exec.InteractiveMode == "Always")
            throw new KubeConfigException($"The exec plugin {exec.Command} wants a terminal (interactiveMode: Always), and there is none.");
    }

    public static async Task<ExecCredentialResponse> RunAsync(ExternalExecution exec, CancellationToken cancellationToken)
    {
        Validate(exec);
        using var process = new Process { StartInfo = StartInfo(exec) };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(KubernetesClientConfiguration.ExecTimeout);

        Start(process, exec);
        try
        {
            process.StandardInput.Close();
            var output = ReadAsync(process.StandardOutput, limit.Token);
            var errors = ReadAsync(process.StandardError, limit.Token);
            await Task.WhenAll(output, errors, process.WaitForExitAsync(limit.Token));
            return process.ExitCode == 0
                ? Parse(exec, await output)
                : throw Failed(exec, $"ended with exit code {process.ExitCode}", await errors);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(exec, $"did not end within {KubernetesClientConfiguration.ExecTimeout.TotalSeconds:0.#} s", null);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static void Start(Process process, ExternalExecution exec)
    {
        try
        {
            process.Start();
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            throw Failed(exec, $"cannot be started ({error.Message})", exec.InstallHint);
        }
    }

    private static ProcessStartInfo StartInfo(ExternalExecution exec)
    {
        var start = new ProcessStartInfo(exec.Command!, exec.Arguments ?? [])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };

        start.Environment["KUBERNETES_EXEC_INFO"] = ExecInfo(exec);
        foreach (var variable in exec.EnvironmentVariables ?? [])
        {
            if (!variable.TryGetValue("name", out var name) || !variable.TryGetValue("value", out var value))
                throw new KubeConfigException($"The exec plugin {exec.Command} has an env entry without name and value.");
            start.Environment[name] = value;
        }

        return start;
    }

    private static string ExecInfo(ExternalExecution exec)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("apiVersion", exec.ApiVersion);
            json.WriteString("kind", "ExecCredential");
            json.WriteStartObject("spec");
            json.WriteBoolean("interactive", false);
            if (exec.ClusterInfo is { } cluster)
            {
                json.WriteStartObject("cluster");
                json.WriteString("server", cluster.Server);
                if (cluster.TlsServerName is { } name)
                    json.WriteString("tls-server-name", name);
                if (cluster.SkipTlsVerify)
                    json.WriteBoolean("insecure-skip-tls-verify", true);
                if (cluster.CertificateAuthorityData is { } authority)
                    json.WriteString("certificate-authority-data", authority);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static ExecCredentialResponse Parse(ExternalExecution exec, string output)
    {
        ExecCredentialResponse? credential;
        try
        {
            credential = KubernetesJson.Deserialize<ExecCredentialResponse>(output);
        }
        catch (JsonException error)
        {
            // The output holds a credential, so it is not quoted.
            throw Failed(exec, $"printed no valid JSON (line {error.LineNumber + 1})", null);
        }

        if (credential?.ApiVersion != exec.ApiVersion)
            throw Failed(exec, $"printed the apiVersion '{credential?.ApiVersion}' instead of '{exec.ApiVersion}'", null);
        if (credential?.Status?.IsValid() != true)
            throw Failed(exec, "printed neither a token nor a client certificate with its key", null);

        return credential;
    }

    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (text.Length < MaxOutput)
                text.Append(buffer, 0, count);
        }

        return text.ToString();
    }

    private static KubeConfigException Failed(ExternalExecution exec, string what, string? detail) =>
        new($"The exec plugin {exec.Command} {what}{(string.IsNullOrWhiteSpace(detail) ? "." : ": " + detail.Trim())}");
}
