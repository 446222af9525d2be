using System.Xml;
using Amazon.Runtime;
using RoleOperator.Controllers.Ports;
using RoleOperator.Core.Errors;

namespace RoleOperator.Aws.Clients;

/// <summary>Makes SDK calls and turns the SDK's many ways of failing into <see cref="AwsCallException"/>.</summary>
internal static class AwsCall
{
    /// <summary>Makes one call.</summary>
    /// <exception cref="AwsCallException">AWS refused, or did not answer.</exception>
    public static async Task<T> MakeAsync<T>(string operation, Func<CancellationToken, Task<T>> call, CancellationToken ct)
    {
        try
        {
            return await call(ct);
        }
        catch (Exception e) when (e is AmazonUnmarshallingException or XmlException or FormatException)
        {
            throw new AwsCallException(new(operation, "", $"AWS's answer cannot be read: {e.Message}", 0), "", e);
        }
        catch (Exception e) when (FailedLogin.Of(operation, e) is { } login)
        {
            throw login;
        }
        catch (AmazonServiceException e)
        {
            throw new AwsCallException(new(operation, e.ErrorCode ?? "", AwsAnswer.MessageOf(e), (int)e.StatusCode), e.RequestId ?? "", e);
        }
        catch (AmazonClientException e)
        {
            throw new AwsCallException(new(operation, "", e.Message, 0), "", e);
        }
        catch (Exception e) when (
            e is HttpRequestException or IOException or TimeoutException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new AwsCallException(new(operation, "", e.Message, 0), "", e);
        }
    }

    /// <summary>Makes one call; null when AWS knows no such object.</summary>
    public static async Task<T?> FindAsync<T>(string operation, Func<CancellationToken, Task<T>> call, CancellationToken ct)
        where T : class
    {
        try
        {
            return await MakeAsync(operation, call, ct);
        }
        catch (AwsCallException e) when (AwsErrorTable.Classify(e.Error, age: null) is AwsFault.AlreadyGone)
        {
            return null;
        }
    }

    /// <summary>Reads every page of a list. IAM may return short pages, and even empty ones, before the last.</summary>
    /// <param name="operation">The call's name.</param>
    /// <param name="page">Reads the page at a marker, which is null for the first: items, and the next marker or null.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<List<TItem>> ListAsync<TItem>(
        string operation, Func<string?, CancellationToken, Task<(List<TItem>? Items, string? Next)>> page, CancellationToken ct)
    {
        var all = new List<TItem>();
        string? marker = null;
        do
        {
            var (items, next) = await MakeAsync(operation, c => page(marker, c), ct);
            all.AddRange(items ?? []);
            marker = string.IsNullOrEmpty(next) ? null : next;
        }
        while (marker is not null);
        return all;
    }
}
