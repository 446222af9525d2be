using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace QueryProtocol;

/// <summary>Reads one operation's reply. Element names are compared without their namespace, which emulators leave out.</summary>
/// <param name="resultElement">The element under the root that holds the result (IAM, STS); null where the root holds it (EC2).</param>
/// <param name="read">Reads the result; given an empty element where the reply has no result.</param>
/// <param name="fail">Makes the service's exception for an error that it answered.</param>
internal sealed class XmlUnmarshaller<TResponse>(
    string? resultElement, Func<XElement, TResponse> read, Func<ServiceError, AmazonServiceException> fail) : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse
{
    private static readonly XElement NoResult = new("NoResult");

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        try
        {
            var root = XmlReply.Load(input.Stream);
            var response = read((resultElement is null ? root : root.Child(resultElement)) ?? NoResult);
            response.ResponseMetadata = new ResponseMetadata { RequestId = root.RequestId() };
            return response;
        }
        catch (Exception error) when (error is XmlException or FormatException or OverflowException)
        {
            throw new AmazonUnmarshallingException(null, null, error, input.ResponseData?.StatusCode ?? HttpStatusCode.OK);
        }
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        fail(ServiceError.Read(input, innerException, statusCode));
}
