using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace QueryProtocol;

/// <summary>Writes one operation's request as the form of a POST to <c>/</c>; AWSSDK.Core encodes, signs and sends it.</summary>
internal sealed class QueryMarshaller<TRequest>(string service, string version, string action, Action<QueryForm, TRequest> write)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, service);
        var form = new QueryForm(request.Parameters);
        form.Add("Action", action);
        form.Add("Version", version);
        write(form, (TRequest)input);
        return request;
    }
}
