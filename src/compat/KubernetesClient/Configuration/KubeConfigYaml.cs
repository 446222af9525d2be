using k8s.Exceptions;
using k8s.KubeConfigModels;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace k8s;

/// <summary>
/// Reads kubeconfig YAML from the node model: YamlDotNet's deserialiser works by reflection, which does not survive trimming.
/// Unknown keys are ignored, as kubectl does.
/// </summary>
internal static class KubeConfigYaml
{
    public static K8SConfiguration Parse(TextReader text, string source)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(text);
        }
        catch (YamlException error)
        {
            throw new KubeConfigException($"{source} is not valid YAML: {error.Message}", error);
        }

        if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is YamlScalarNode { Value: null or "" })
            return new K8SConfiguration();

        var root = Mapping(stream.Documents[0].RootNode, source);
        return new K8SConfiguration
        {
            ApiVersion = Text(root, "apiVersion"),
            Kind = Text(root, "kind"),
            CurrentContext = Text(root, "current-context") is { Length: > 0 } context ? context : null,
            Clusters = [.. Named(root, "clusters", source).Select(item => Cluster(item, source))],
            Users = [.. Named(root, "users", source).Select(item => User(item, source))],
            Contexts = [.. Named(root, "contexts", source).Select(item => Context(item, source))],
        };
    }

    private static Cluster Cluster(YamlMappingNode item, string source)
    {
        var cluster = new Cluster { Name = Text(item, "name") };
        if (Child(item, "cluster", source) is { } body)
        {
            cluster.ClusterEndpoint = new ClusterEndpoint
            {
                Server = Text(body, "server"),
                CertificateAuthority = Text(body, "certificate-authority"),
                CertificateAuthorityData = Text(body, "certificate-authority-data"),
                TlsServerName = Text(body, "tls-server-name"),
                SkipTlsVerify = Flag(body, "insecure-skip-tls-verify", source),
                ProxyUrl = Text(body, "proxy-url"),
            };
        }

        return cluster;
    }

    private static Context Context(YamlMappingNode item, string source)
    {
        var context = new Context { Name = Text(item, "name") };
        if (Child(item, "context", source) is { } body)
        {
            context.ContextDetails = new ContextDetails
            {
                Cluster = Text(body, "cluster"),
                User = Text(body, "user"),
                Namespace = Text(body, "namespace"),
            };
        }

        return context;
    }

    private static User User(YamlMappingNode item, string source)
    {
        var user = new User { Name = Text(item, "name") };
        if (Child(item, "user", source) is { } body)
        {
            user.UserCredentials = new UserCredentials
            {
                ClientCertificate = Text(body, "client-certificate"),
                ClientCertificateData = Text(body, "client-certificate-data"),
                ClientKey = Text(body, "client-key"),
                ClientKeyData = Text(body, "client-key-data"),
                Token = Text(body, "token"),
                TokenFile = Text(body, "tokenFile"),
                UserName = Text(body, "username"),
                Password = Text(body, "password"),
                Impersonate = Text(body, "as"),
                AuthProviderName = Child(body, "auth-provider", source) is { } provider ? Text(provider, "name") ?? "" : null,
                ExternalExecution = Child(body, "exec", source) is { } exec ? Exec(exec, source) : null,
            };
        }

        return user;
    }

    private static ExternalExecution Exec(YamlMappingNode body, string source) => new()
    {
        ApiVersion = Text(body, "apiVersion"),
        Command = Text(body, "command"),
        InstallHint = Text(body, "installHint"),
        InteractiveMode = Text(body, "interactiveMode"),
        ProvideClusterInfo = Flag(body, "provideClusterInfo", source),
        Arguments = [.. Items(body, "args", source).Select(node => (node as YamlScalarNode)?.Value ?? "")],
        EnvironmentVariables =
        [
            .. Items(body, "env", source)
                .Select(node => Mapping(node, source))
                .Select(node => node.Children.ToDictionary(pair => Scalar(pair.Key) ?? "", pair => Scalar(pair.Value) ?? "")),
        ],
    };

    private static IEnumerable<YamlMappingNode> Named(YamlMappingNode root, string key, string source) =>
        Items(root, key, source).Select(node => Mapping(node, source));

    private static IEnumerable<YamlNode> Items(YamlMappingNode parent, string key, string source) => Get(parent, key) switch
    {
        null or YamlScalarNode { Value: null or "" or "null" or "~" } => [],
        YamlSequenceNode sequence => sequence.Children,
        _ => throw new KubeConfigException($"{source}: {key} must be a list."),
    };

    private static YamlMappingNode? Child(YamlMappingNode parent, string key, string source) => Get(parent, key) switch
    {
        null or YamlScalarNode { Value: null or "" or "null" or "~" } => null,
        var node => Mapping(node, source),
    };

    private static YamlMappingNode Mapping(YamlNode node, string source) =>
        node as YamlMappingNode ?? throw new KubeConfigException($"{source}, line {node.Start.Line}: expected a mapping of keys and values.");

    private static bool Flag(YamlMappingNode parent, string key, string source) => Text(parent, key) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw new KubeConfigException($"{source}: {key} must be true or false, not '{other}'."),
    };

    private static string? Text(YamlMappingNode parent, string key) => Get(parent, key) is { } node ? Scalar(node) : null;

    private static string? Scalar(YamlNode node) => node switch
    {
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "~" or "" } => null,
        YamlScalarNode scalar => scalar.Value,
        _ => null,
    };

    private static YamlNode? Get(YamlMappingNode parent, string key) =>
        parent.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
}
