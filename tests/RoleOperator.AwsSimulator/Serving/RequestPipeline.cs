using RoleOperator.AwsSimulator.Authorization;
using RoleOperator.AwsSimulator.Operations;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Serving;

/// <summary>
/// What happens to a request, in order: find the operation, authenticate, check the input against the model, run the handler. Any of these may end it with an
/// error of AWS's own form.
/// </summary>
/// <param name="world">The world that requests see and change.</param>
public sealed class RequestPipeline(AwsWorld world)
{
    /// <summary>Answers one request.</summary>
    public WireReply Answer(WireRequest request)
    {
        lock (world.Gate)
        {
            var id = world.Ids.Request();
            var service = ServiceOf(request);
            try
            {
                var operation = Find(service, request);
                var signed = Authenticator.Authenticate(request, operation, world, world.Time.RealNow);
                var input = new QueryRequest(service, request.Form).Read(operation);
                Constraints.Check(operation, input);
                var handler = OperationTable.Handlers.GetValueOrDefault(operation.Action)
                    ?? throw new AwsErrorException("NotImplemented", $"The simulator does not have {operation.Action}.", 501);
                var call = new Call(world, signed.Credential.Caller, signed.Region, operation, input);
                Authorizer.Authorize(call);
                var result = handler(call);
                return new WireReply(200, "text/xml", XmlReply.Result(operation, result, id), id);
            }
            catch (AwsErrorException error)
            {
                return new WireReply(error.Status, "text/xml", XmlReply.Error(service, error, id), id);
            }
        }
    }

    private static ServiceModel ServiceOf(WireRequest request) =>
        ServiceModel.All.Values.FirstOrDefault(service => service.Version == request.Form.GetValueOrDefault("Version")) ?? ServiceModel.All["iam"];

    private static Operation Find(ServiceModel service, WireRequest request)
    {
        var action = request.Form.GetValueOrDefault("Action")
            ?? throw new AwsErrorException("MissingAction", "The request does not say which Action it asks for.", 400);
        return service.Operations.GetValueOrDefault(action)
            ?? throw new AwsErrorException("InvalidAction", $"Could not find operation {action} for version {request.Form.GetValueOrDefault("Version")}", 400);
    }
}
