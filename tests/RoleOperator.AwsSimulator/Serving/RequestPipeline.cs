using System.Text;
using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Authorization;
using RoleOperator.AwsSimulator.Log;
using RoleOperator.AwsSimulator.Operations;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.Trouble;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Serving;

/// <summary>
/// What happens to a request, in order: it is logged, spends its latency, is throttled, meets a fault; then the operation is found, the signature
/// checked, the input held against the model, the caller's permissions evaluated, the handler run; at last a fault may take the answer away. Any of
/// these may end it with an error of AWS's own form. The world's gate is held while the world is asked and changed, never while a call waits.
/// </summary>
/// <param name="world">The world that requests see and change.</param>
/// <param name="troubles">What stands between a request and its answer.</param>
/// <param name="log">Where each call is noted.</param>
public sealed class RequestPipeline(AwsWorld world, Troubles troubles, CallLog log)
{
    private const int CallsBetweenForgetting = 1024;

    // As the load balancers in front of AWS write it.
    private static readonly byte[] ErrorPage = Encoding.UTF8.GetBytes(
        "<html>\r\n<head><title>500 Internal Server Error</title></head>\r\n" +
        "<body>\r\n<center><h1>500 Internal Server Error</h1></center>\r\n</body>\r\n</html>\r\n");

    /// <summary>Answers one request. That the caller hung up, before the answer or amid it, is no exception: the log says so.</summary>
    /// <param name="request">The request.</param>
    /// <param name="deliver">Sends the answer.</param>
    /// <param name="abandoned">The caller hung up.</param>
    public async Task AnswerAsync(WireRequest request, Func<WireReply, Task> deliver, CancellationToken abandoned)
    {
        var arrival = Arrival.Of(request, world);
        var began = world.Time.GetTimestamp();
        var call = log.Begin(number => new LoggedCall(
            number, arrival.Action, arrival.AccessKeyId, arrival.Account, arrival.Region, request.FormText, world.Time.GetUtcNow(), world.Time.RealNow));
        try
        {
            var reply = await AnswerAsync();
            // A caller who has the answer finds it in the log.
            log.End(Ended());
            await deliver(reply);
        }
        catch (OperationCanceledException) when (abandoned.IsCancellationRequested)
        {
            call = call with { Abandoned = true };
        }
        finally
        {
            log.End(Ended());
        }

        async Task<WireReply> AnswerAsync()
        {
            var id = Id(call.Number);
            try
            {
                if (troubles.Latency.Of(arrival) is var latency && latency > TimeSpan.Zero)
                    await Task.Delay(latency, world.Time, abandoned);
                return Answer(request, arrival, id, ref call);
            }
#pragma warning disable CA1031 // a defect of the simulator must be answered and logged, or a test hangs without a hint
            catch (Exception defect) when (!abandoned.IsCancellationRequested)
#pragma warning restore CA1031
            {
                var error = new AwsErrorException(
                    "InternalFailure", "The request processing has failed because of an unknown error, exception or failure.", 500);
                call = call with { Status = error.Status, Code = error.Code, Message = error.Message, Defect = defect.ToString() };
                return Refusal(arrival, error, id, null);
            }
        }

        LoggedCall Ended() => call with { Ended = world.Time.GetUtcNow(), Took = world.Time.GetElapsedTime(began) };
    }

    private string Id(long number)
    {
        lock (world.Gate)
        {
            // Whatever becomes of this call.
            if (number % CallsBetweenForgetting == 0)
                world.Forget();
            return world.Ids.Request();
        }
    }

    private WireReply Answer(WireRequest request, Arrival arrival, string id, ref LoggedCall call)
    {
        try
        {
            var fault = Admit(arrival, ref call);
            Operation operation;
            JsonObject result;
            lock (world.Gate)
            {
                if (fault is Fault.ErrorBefore before)
                    throw new AwsErrorException(before.Code, before.Message, before.Status);
                if (fault is { Applies: false })
                {
                    call = call with { Status = fault is Fault.HtmlError ? 500 : null };
                    return new WireReply(500, "text/html", ErrorPage, id, fault);
                }

                operation = Find(arrival);
                result = Run(request, operation, fault is Fault.ClockSkew skew ? skew.Shift : TimeSpan.Zero, ref call);
                call = call with { Applied = true };
            }

            if (fault is Fault.ErrorAfter after)
                throw new AwsErrorException(after.Code, after.Message, after.Status);
            var body = XmlReply.Result(operation, result, id);
            call = call with { Status = 200 };
            return new WireReply(200, "text/xml", body, id, fault);
        }
        catch (AwsErrorException error)
        {
            call = call with { Status = error.Status, Code = error.Code, Message = error.Message };
            return Refusal(arrival, error, id, call.Fault);
        }
    }

    private Fault? Admit(Arrival arrival, ref LoggedCall call)
    {
        if (!troubles.Throttling.Admits(arrival))
        {
            call = call with { Throttled = true };
            throw arrival.Service.IsEc2
                ? new AwsErrorException("RequestLimitExceeded", "Request limit exceeded.", 503)
                : new AwsErrorException("Throttling", "Rate exceeded", 400);
        }

        var fault = troubles.Faults.Strike(arrival);
        call = call with { Fault = fault };
        return fault;
    }

    private JsonObject Run(WireRequest request, Operation operation, TimeSpan skew, ref LoggedCall logged)
    {
        var signer = Authenticator.Authenticate(request, operation, world, world.Time.RealNow + skew);
        logged = logged with { Caller = signer.Credential.Caller.Arn };
        var input = new QueryRequest(operation.Service, request.Form).Read(operation);
        Constraints.Check(operation, input);
        var handler = OperationTable.Handlers.GetValueOrDefault(operation.Action)
            ?? throw new AwsErrorException("NotImplemented", $"The simulator does not have {operation.Action}.", 501);
        var call = new Call(world, signer.Credential.Caller, signer.Region, operation, input);
        var demands = Authorizer.DemandsOf(call);
        logged = logged with { Resource = demands is [var first, ..] ? first.Resource.Arn : null };
        Authorizer.Authorize(call, demands);
        return handler(call);
    }

    // A fault of the answer's way befalls an error as well; one that was about what the answer says has said it.
    private static WireReply Refusal(Arrival arrival, AwsErrorException error, string id, Fault? fault) =>
        new(error.Status, "text/xml", XmlReply.Error(arrival.Service, error, id), id, fault);

    // The models are trimmed: what they lack AWS may well have.
    private static Operation Find(Arrival arrival) => arrival.Operation.Length == 0
        ? throw new AwsErrorException("MissingAction", "The request does not say which Action it asks for.", 400)
        : arrival.Service.Operations.GetValueOrDefault(arrival.Operation) ?? throw new AwsErrorException(
            "NotImplemented", $"The simulator does not have {arrival.Operation} of API version {arrival.Form.GetValueOrDefault("Version", "(none)")}.", 501);
}
