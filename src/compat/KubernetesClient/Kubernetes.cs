using System.Security.Cryptography.X509Certificates;
using k8s.Authentication;
using k8s.Exceptions;

namespace k8s;

/// <summary>A client of one API server. One instance serves the whole process; it is safe to use from many threads.</summary>
public partial class Kubernetes : IKubernetes
{
    private readonly X509Certificate2? clientCertificate;
    private readonly RequestSender sender;
    private bool disposed;

    /// <exception cref="KubeConfigException">The configuration names no usable server or certificate.</exception>
    public Kubernetes(KubernetesClientConfiguration config, params DelegatingHandler[] handlers)
    {
        if (config is null)
            throw new KubeConfigException("A configuration is needed.");
        if (!Uri.TryCreate(config.Host, UriKind.Absolute, out var host) || host.Scheme is not ("http" or "https"))
            throw new KubeConfigException($"The host of the API server is '{config.Host}', which is no http or https address.");

        clientCertificate = Certificates.Client(config);
        HttpClient = new HttpClient(Chain(handlers, HttpHandler.Create(config, clientCertificate)))
        {
            // The sender bounds each call: a watch may last, everything else may not.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (!string.IsNullOrWhiteSpace(config.UserAgent))
            HttpClient.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", config.UserAgent);

        Credentials = CreateCredentials(config);
        HttpClientTimeout = config.HttpClientTimeout;
        BaseUri = host;
        sender = new RequestSender(this, config);

        CustomObjects = new CustomObjectsOperations(sender);
        CoordinationV1 = new CoordinationV1Operations(sender);
        EventsV1 = new EventsV1Operations(sender);
        CoreV1 = new CoreV1Operations(sender);
        ApiextensionsV1 = new ApiextensionsV1Operations(sender);
        Version = new VersionOperations(sender);
    }

    public Uri BaseUri
    {
        get;
        set => field = value is null
            ? throw new ArgumentNullException(nameof(value))
            : new Uri(value.AbsoluteUri.EndsWith('/') ? value.AbsoluteUri : value.AbsoluteUri + "/");
    }

    public ServiceClientCredentials? Credentials { get; private set; }

    public HttpClient HttpClient { get; protected set; }

    public virtual TimeSpan HttpClientTimeout { get; set; }

    public ICustomObjectsOperations CustomObjects { get; }

    public ICoordinationV1Operations CoordinationV1 { get; }

    public IEventsV1Operations EventsV1 { get; }

    public ICoreV1Operations CoreV1 { get; }

    public IApiextensionsV1Operations ApiextensionsV1 { get; }

    public IVersionOperations Version { get; }

    /// <summary>A token provider, else a token, else a name and password, else null.</summary>
    public static ServiceClientCredentials? CreateCredentials(KubernetesClientConfiguration config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config switch
        {
            { TokenProvider: { } provider } => new TokenCredentials(provider),
            { AccessToken.Length: > 0 } => new TokenCredentials(config.AccessToken),
            { Username.Length: > 0 } => new BasicAuthenticationCredentials { UserName = config.Username, Password = config.Password },
            _ => null,
        };
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposed || !disposing)
            return;

        disposed = true;
        HttpClient.Dispose();
        clientCertificate?.Dispose();
    }

    // The first handler of the list sees a request first.
    private static HttpMessageHandler Chain(DelegatingHandler[]? handlers, HttpMessageHandler inner)
    {
        foreach (var handler in Enumerable.Reverse(handlers ?? []))
        {
            var last = handler;
            while (last.InnerHandler is DelegatingHandler next)
                last = next;

            last.InnerHandler = inner;
            inner = handler;
        }

        return inner;
    }
}
