using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace QueryProtocol;

/// <summary>
/// What a service said about a failure. Read out of the first element named <c>Error</c>, wherever it is: AWS's
/// <c>ErrorResponse/Error</c>, EC2's <c>Response/Errors/Error</c>, and what emulators make of the two.
/// </summary>
internal sealed record ServiceError(
    string Message, Exception Inner, ErrorType Type, string? Code, string? RequestId, HttpStatusCode Status)
{
    private const string RequestIdHeader = "x-amzn-RequestId";

    internal static ServiceError Read(XmlUnmarshallerContext context, Exception inner, HttpStatusCode status)
    {
        var document = TryLoad(context.Stream);
        var error = document?.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == "Error");
        var code = error?.Child("Code")?.Value.Trim();
        return new(
            NonEmpty(error?.Child("Message")?.Value) ?? WithoutMessage(code, context.ResponseData, status),
            inner,
            Enum.TryParse<ErrorType>(error?.Child("Type")?.Value, ignoreCase: true, out var type) ? type : ErrorType.Unknown,
            NonEmpty(code),
            NonEmpty(document?.RequestId()) ?? NonEmpty(context.ResponseData?.GetHeaderValue(RequestIdHeader)),
            status);
    }

    // A proxy or an emulator may answer a page of HTML, or nothing.
    private static XElement? TryLoad(Stream reply)
    {
        try
        {
            return XmlReply.Load(reply);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string WithoutMessage(string? code, IWebResponseData? response, HttpStatusCode status) => NonEmpty(code) is { } known
        ? $"The service answered HTTP {(int)status} with the code {known} and no message."
        : $"The service answered HTTP {(int)status} without an error document (content type: {NonEmpty(response?.ContentType) ?? "none"}).";

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
