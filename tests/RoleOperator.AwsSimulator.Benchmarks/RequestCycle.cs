using System.Globalization;
using System.Net.Sockets;
using System.Text;
using RoleOperator.AwsSimulator.Serving;

namespace RoleOperator.AwsSimulator.Benchmarks;

/// <summary>
/// One connection that sends the same calls again and again: the life of a role. The bytes are signed once a round, so that the time measured is the
/// simulator's.
/// </summary>
/// <param name="endpoint">The simulator.</param>
/// <param name="account">Whose administrator calls.</param>
/// <param name="number">Makes the names its own.</param>
public sealed class RequestCycle(Uri endpoint, AccountSeed account, int number)
{
    private const string Document =
        "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22s3%3A%2A%22%2C"
        + "%22Resource%22%3A%22%2A%22%7D%5D%7D";

    private const string Trust =
        "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22Service%22%3A"
        + "%22ec2.amazonaws.com%22%7D%2C%22Action%22%3A%22sts%3AAssumeRole%22%7D%5D%7D";

    private const string Managed = "PolicyArn=arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FReadOnlyAccess";

    private static readonly string[] Life =
    [
        $"Action=CreateRole&AssumeRolePolicyDocument={Trust}&Tags.member.1.Key=team&Tags.member.1.Value=a",
        "Action=GetRole",
        $"Action=PutRolePolicy&PolicyName=p&PolicyDocument={Document}",
        "Action=ListRolePolicies",
        "Action=GetRolePolicy&PolicyName=p",
        $"Action=AttachRolePolicy&{Managed}",
        "Action=ListAttachedRolePolicies",
        "Action=TagRole&Tags.member.1.Key=team&Tags.member.1.Value=b",
        "Action=GetRole",
        "Action=UpdateRole&Description=Another",
        "Action=GetRole",
        $"Action=DetachRolePolicy&{Managed}",
        "Action=DeleteRolePolicy&PolicyName=p",
        "Action=DeleteRole",
    ];

    private readonly byte[] answer = new byte[64 * 1024];
    private int next;

    /// <summary>Sends calls one after the other, going on where the last round ended.</summary>
    /// <exception cref="InvalidOperationException">A call was not answered with 200.</exception>
    public async Task SendAsync(int calls, CancellationToken cancellationToken)
    {
        var requests = Life.Select(form => Sign($"{form}&RoleName=role-{number}&Version=2010-05-08")).ToArray();
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(endpoint.Host, endpoint.Port, cancellationToken);
        await using var stream = client.GetStream();
        for (; calls > 0; calls--, next = (next + 1) % requests.Length)
        {
            await stream.WriteAsync(requests[next], cancellationToken);
            await ReadAsync(stream, Life[next], cancellationToken);
        }
    }

    private async Task ReadAsync(NetworkStream stream, string call, CancellationToken cancellationToken)
    {
        var (read, whole) = (0, int.MaxValue);
        while (read < whole)
        {
            var more = await stream.ReadAsync(answer.AsMemory(read), cancellationToken);
            read = more > 0 ? read + more : throw new InvalidOperationException($"{call}: the connection ended.");
            if (answer.AsSpan(0, read).IndexOf("\r\n\r\n"u8) is var end and >= 0)
                whole = end + 4 + Length(answer.AsSpan(0, end));
        }

        if (!answer.AsSpan(0, read).StartsWith("HTTP/1.1 200"u8))
            throw new InvalidOperationException($"{call}: {Encoding.UTF8.GetString(answer, 0, read)}");
    }

    private static int Length(ReadOnlySpan<byte> headers)
    {
        var value = headers[(headers.IndexOf("Content-Length: "u8) + "Content-Length: ".Length)..];
        var end = value.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? value : value[..end], NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private byte[] Sign(string form)
    {
        var now = TimeProvider.System.GetUtcNow();
        var date = SignatureVersion4.WriteDate(now);
        var host = $"{endpoint.Host}:{endpoint.Port}";
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["host"] = host, ["x-amz-date"] = date };
        var unsigned = $"AWS4-HMAC-SHA256 Credential={account.AccessKeyId}/{date[..8]}/us-east-1/iam/aws4_request, SignedHeaders=host;x-amz-date, Signature=";
        var body = Encoding.UTF8.GetBytes(form);
        var signature = SignatureVersion4.Sign(
            new WireRequest("POST", "/", "", headers, body), SignatureHeader.Read($"{unsigned}0"), now, account.SecretAccessKey);
        return Encoding.UTF8.GetBytes(
            $"POST / HTTP/1.1\r\nHost: {host}\r\nX-Amz-Date: {date}\r\nAuthorization: {unsigned}{signature}\r\n" +
            $"Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\nContent-Length: {body.Length}\r\n\r\n{form}");
    }
}
