using Microsoft.AspNetCore.Http;
using RoleOperator.AwsSimulator.Trouble;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Serving;

/// <summary>The way of a reply to its caller, with what may befall it there.</summary>
public static class Delivery
{
    private static readonly TimeSpan BeforeCut = TimeSpan.FromMilliseconds(100);

    /// <summary>Sends a reply, or what its fault leaves of it.</summary>
    public static async Task SendAsync(HttpContext context, WireReply reply, SimulatedTime time)
    {
        // Kestrel aborts with RST, as a middle box does that has lost the connection.
        if (reply.Fault is Fault.ResetBefore or Fault.ResetAfter)
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        response.ContentLength = reply.Body.Length;
        response.Headers["x-amzn-RequestId"] = reply.RequestId;
        switch (reply.Fault)
        {
            case Fault.SlowDrip drip:
                await DripAsync(context, reply.Body, drip, time);
                break;
            case Fault.HalfBody:
                await response.Body.WriteAsync(reply.Body.AsMemory(0, reply.Body.Length / 2), context.RequestAborted);
                await response.Body.FlushAsync(context.RequestAborted);
                // A reset drops what the server has not sent yet, and would make this a lost answer.
                await Task.Delay(BeforeCut, time, context.RequestAborted);
                context.Abort();
                break;
            case Fault.ClockSkew skew:
                response.Headers.Date = (time.RealNow + skew.Shift).ToString("R");
                await response.Body.WriteAsync(reply.Body, context.RequestAborted);
                break;
            default:
                await response.Body.WriteAsync(reply.Body, context.RequestAborted);
                break;
        }
    }

    private static async Task DripAsync(HttpContext context, byte[] body, Fault.SlowDrip drip, SimulatedTime time)
    {
        var step = Math.Max(1, drip.Bytes);
        for (var sent = 0; sent < body.Length; sent += step)
        {
            if (sent > 0)
                await Task.Delay(drip.Interval, time, context.RequestAborted);
            await context.Response.Body.WriteAsync(body.AsMemory(sent, Math.Min(step, body.Length - sent)), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }
}
