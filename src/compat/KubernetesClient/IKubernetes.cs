namespace k8s;

/// <summary>The operations of an API server, by group and version.</summary>
public interface IKubernetes : IDisposable
{
    Uri BaseUri { get; set; }

    ICustomObjectsOperations CustomObjects { get; }

    ICoordinationV1Operations CoordinationV1 { get; }

    IEventsV1Operations EventsV1 { get; }

    ICoreV1Operations CoreV1 { get; }

    IApiextensionsV1Operations ApiextensionsV1 { get; }

    IVersionOperations Version { get; }
}
