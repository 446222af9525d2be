using System.Net.Http.Headers;
using k8s.KubeConfigModels;

namespace k8s.Authentication;

/// <summary>A token from an exec credential plugin, had anew shortly before it expires and when the API server refuses it.</summary>
#pragma warning disable CA1001 // The official type is not disposable, and the semaphore holds nothing: its wait handle is never asked for.
public class ExecTokenProvider : ITokenProvider, IRenewableToken
#pragma warning restore CA1001
{
    // A request that starts now must not arrive with a token that ran out on the way.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly ExternalExecution exec;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private volatile ExecCredentialResponse? response;

    public ExecTokenProvider(ExternalExecution exec)
        : this(exec, TimeProvider.System, null)
    {
    }

    internal ExecTokenProvider(ExternalExecution exec, TimeProvider time, ExecCredentialResponse? first)
    {
        this.exec = exec;
        this.time = time;
        response = first;
    }

    public async Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken)
    {
        if (Usable(response) is { } token)
            return token;

        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return Usable(response) ?? Header(response = await ExecPlugin.RunAsync(exec, cancellationToken));
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    void IRenewableToken.Refuse(string? token)
    {
        if (response is { } current && current.Status?.Token == token)
            response = null;
    }

    private static AuthenticationHeaderValue Header(ExecCredentialResponse credential) => new("Bearer", credential.Status?.Token);

    private AuthenticationHeaderValue? Usable(ExecCredentialResponse? credential) =>
        credential is { Status: { } status } && (status.ExpirationTimestamp is not { } end || time.GetUtcNow() + Margin < end)
            ? Header(credential)
            : null;
}
