using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>Changes of IAM's objects, one at a time: AWS refuses the second of two that come too close.</summary>
internal static class Writes
{
    /// <summary>Writes an object.</summary>
    /// <exception cref="AwsErrorException">ConcurrentModification, where the world asks for it and AWS's model has it for this operation.</exception>
    public static void Put<T>(Call call, Replicated<T> objects, string name, T value)
        where T : class
    {
        Guard(call, objects, name);
        objects.Put(name, value, call.Now);
    }

    /// <summary>Removes an object.</summary>
    /// <exception cref="AwsErrorException">ConcurrentModification, as for <see cref="Put"/>.</exception>
    public static void Remove<T>(Call call, Replicated<T> objects, string name)
        where T : class
    {
        Guard(call, objects, name);
        objects.Remove(name, call.Now);
    }

    private static void Guard<T>(Call call, Replicated<T> objects, string name)
        where T : class
    {
        const string code = "ConcurrentModification";
        if (call.World.Iam.ConcurrencyWindow > TimeSpan.Zero && call.Operation.Errors.ContainsKey(code)
            && objects.ChangedAt(name) is { } last && call.Now - last < call.World.Iam.ConcurrencyWindow)
            throw call.Error(
                code,
                "The request was rejected because multiple requests to change this object were submitted simultaneously. "
                + "Wait a few minutes and submit your request again.");
    }
}
