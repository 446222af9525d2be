using System.Buffers.Binary;
using Microsoft.AspNetCore.Http;

namespace RoleOperator.Telemetry.Tests.Harness;

/// <summary>
/// What a unary call of gRPC adds to HTTP/2, as <c>PROTOCOL-HTTP2.md</c> of grpc has it: each message has a prefix of a flag for compression and its length,
/// and the status comes after the answer.
/// </summary>
internal static class GrpcMessage
{
    public const string ContentType = "application/grpc";

    private const int PrefixLength = 5;

    /// <summary>The one message of a request's body.</summary>
    public static ReadOnlySpan<byte> In(byte[] body)
    {
        var length = BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(1));
        if (body[0] != 0 || body.Length != PrefixLength + length)
            throw new FormatException($"a body of {body.Length} bytes, with the flag {body[0]} and a message of {length} bytes, is not one plain message");
        return body.AsSpan(PrefixLength);
    }

    /// <summary>Answers with a message that has no field.</summary>
    public static async Task AnswerAsync(HttpResponse response)
    {
        response.ContentType = ContentType;
        await response.Body.WriteAsync(new byte[PrefixLength]);
        response.AppendTrailer("grpc-status", "0");
    }
}
