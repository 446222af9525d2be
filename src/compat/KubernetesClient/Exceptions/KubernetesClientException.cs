namespace k8s.Exceptions;

/// <summary>The client was used in a way that it does not support.</summary>
public class KubernetesClientException : Exception
{
    public KubernetesClientException()
    {
    }

    public KubernetesClientException(string message)
        : base(message)
    {
    }

    public KubernetesClientException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
