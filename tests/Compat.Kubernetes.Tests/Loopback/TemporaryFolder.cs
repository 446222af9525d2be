namespace KubernetesClientTests.Loopback;

/// <summary>A folder for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kubeconfig-");

    public string Root => folder.FullName;

    public string Write(string path, string content)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return full;
    }

    public string WriteScript(string path, string content)
    {
        var full = Write(path, "#!/bin/sh\n" + content);
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("These tests run plugins that are shell scripts.");

        File.SetUnixFileMode(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return full;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
