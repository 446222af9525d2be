using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace k8s;

/// <summary>Reads kubeconfig files and merges several as kubectl does: the first to say something wins, entry by entry.</summary>
internal static class KubeConfigFiles
{
    public static K8SConfiguration Load(FileInfo file, bool useRelativePaths)
    {
        if (!file.Exists)
            throw new KubeConfigException($"The kubeconfig file {file.FullName} does not exist.");

        try
        {
            using var text = file.OpenText();
            var configuration = KubeConfigYaml.Parse(text, file.FullName);
            configuration.FileName = useRelativePaths ? file.FullName : null;
            return configuration;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KubeConfigException($"The kubeconfig file {file.FullName} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Files that do not exist are passed over, as long as one does: a KUBECONFIG often names files that come and go.</summary>
    public static K8SConfiguration LoadAll(IReadOnlyList<FileInfo> files)
    {
        var present = files.Where(file => file.Exists).Select(file => Load(file, useRelativePaths: true)).ToList();
        if (present.Count == 0)
            throw new KubeConfigException($"None of the kubeconfig files exists: {string.Join(", ", files.Select(file => file.FullName))}.");

        present.ForEach(MakePathsAbsolute);
        return new K8SConfiguration
        {
            ApiVersion = present[0].ApiVersion,
            Kind = present[0].Kind,
            FileName = present[0].FileName,
            CurrentContext = present.Select(config => config.CurrentContext).FirstOrDefault(context => context is not null),
            Clusters = [.. present.SelectMany(config => config.Clusters).DistinctBy(cluster => cluster.Name)],
            Users = [.. present.SelectMany(config => config.Users).DistinctBy(user => user.Name)],
            Contexts = [.. present.SelectMany(config => config.Contexts).DistinctBy(context => context.Name)],
        };
    }

    public static string FullPath(K8SConfiguration configuration, string path) =>
        configuration.FileName is { Length: > 0 } file && !Path.IsPathRooted(path)
            ? Path.Combine(Path.GetDirectoryName(file) ?? "", path)
            : path;

    // Each file's relative paths are relative to that file, which the merged configuration no longer knows.
    private static void MakePathsAbsolute(K8SConfiguration configuration)
    {
        string? Absolute(string? path) => string.IsNullOrEmpty(path) ? path : FullPath(configuration, path);

        foreach (var cluster in configuration.Clusters.Select(cluster => cluster.ClusterEndpoint).OfType<ClusterEndpoint>())
            cluster.CertificateAuthority = Absolute(cluster.CertificateAuthority);

        foreach (var user in configuration.Users.Select(user => user.UserCredentials).OfType<UserCredentials>())
        {
            user.ClientCertificate = Absolute(user.ClientCertificate);
            user.ClientKey = Absolute(user.ClientKey);
            user.TokenFile = Absolute(user.TokenFile);
            if (user.ExternalExecution is { Command: { } command } exec && IsRelativeCommand(command))
                exec.Command = Absolute(command);
        }
    }

    // A bare name is looked up in PATH; only a name with a folder in it is relative to the kubeconfig file.
    public static bool IsRelativeCommand(string command) => !Path.IsPathRooted(command) && command.Contains(Path.DirectorySeparatorChar);
}
